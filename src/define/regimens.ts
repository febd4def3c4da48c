/** A drug as far as regimens depend on it. */
export interface RegimenDrug {
  readonly drugClass: string;
  /** The name under which interchangeable drugs are one in a backbone: replacing one by another changes no regimen (C-71). */
  readonly backbone?: string;
}

/** A family of regimens, with every backbone that belongs to it. */
export interface RegimenFamilyDeclaration {
  /** Each a list of drugs, or of backbone names. None: the family of all other backbones. */
  readonly backbones: readonly (readonly string[])[];
}

export interface Regimens {
  /** Returns the backbone of a set of drugs: those of the deciding class, interchangeable ones under one name (C-71, C-73). */
  readonly backboneOf: (drugs: readonly string[]) => ReadonlySet<string>;
  /** Returns the family of a set of drugs by its backbone; null when no drug is of the deciding class (C-23). */
  readonly familyOf: (drugs: readonly string[]) => string | null;
}

/**
 * Compiles the families of regimens.
 * @param decidingClass the drug class that makes the backbone
 * @throws Error when a backbone is in two families, names no drug, or the families have no or several remainders
 */
export function regimens({
  drugs,
  families,
  decidingClass,
}: {
  readonly drugs: Readonly<Record<string, RegimenDrug>>;
  readonly families: Readonly<Record<string, RegimenFamilyDeclaration>>;
  readonly decidingClass: string;
}): Regimens {
  const nameOf = new Map(
    Object.entries(drugs)
      .filter(([, { drugClass }]) => drugClass === decidingClass)
      .map(([code, { backbone = code }]) => [code, backbone]),
  );
  const names = new Set(nameOf.values());
  const familyOf = new Map<string, string>();
  for (const [family, { backbones }] of Object.entries(families)) {
    for (const backbone of backbones) {
      const unknown = backbone.find((name) => !names.has(name));
      if (unknown !== undefined) throw new Error(`regimen family ${family}: ${unknown} is in no backbone`);
      const key = keyOf(backbone);
      if (familyOf.has(key))
        throw new Error(`backbone ${key} is in two regimen families: ${familyOf.get(key)}, ${family}`);
      familyOf.set(key, family);
    }
  }
  const remainder = remainderOf(families);
  const backboneOf = (given: readonly string[]): ReadonlySet<string> =>
    new Set(given.flatMap((drug) => nameOf.get(drug) ?? []));
  return {
    backboneOf,
    familyOf: (given) => {
      const backbone = backboneOf(given);
      return backbone.size === 0 ? null : (familyOf.get(keyOf([...backbone])) ?? remainder);
    },
  };
}

/** True when everything of one backbone is in the other one. */
export function isPartOf(part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  return [...part].every((drug) => whole.has(drug));
}

function keyOf(backbone: readonly string[]): string {
  return [...backbone].sort().join('+');
}

function remainderOf(families: Readonly<Record<string, RegimenFamilyDeclaration>>): string {
  const [found, ...others] = Object.entries(families).filter(([, { backbones }]) => backbones.length === 0);
  if (found === undefined || others.length > 0) {
    throw new Error('regimen families: exactly one has to be without backbones, for all others');
  }
  return found[0];
}
