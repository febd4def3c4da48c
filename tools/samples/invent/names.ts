import type { Random } from '../random.ts';
import type { Sex } from '../truth.ts';

/*
 * Invented names. Joined head to tail they give surnames that nobody bears and that occur in no other text, so
 * that one of them found in an output can only have come from an export. With them come the accents, ligatures,
 * particles, apostrophes and hyphens that real names have. All of it fits in Windows-1252.
 */
const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const HEADS = words(`
  Quévr Œill Zéph Brézol Vraincq Hauqu Guerz Çavr Müllend Prinq Tréhorn Cœurz Ylgr Bœuvr Dhuiz Fouqz
  Jarnéz Kerlïv Loÿz Mâchq Naïzr Ouzgl Pluvêz Rœzm Sïvr Thézq Urgô Wézh Xaintr Zwïng
`);
const TAILS = words(`
  ambert ardec ouinet olinier antieu emare aultier elotte andaux quetin eguilhem ingois éancourt ûlard
  ôchin yzerand œuvain uizelle ançonet irelieu ougnard éphaud ubrésil onvaux
`);
const PARTICLES = ['de ', "d'", 'Le ', 'de La ', "N'", 'du '];

const FIRST_NAMES: Readonly<Record<Sex, readonly string[]>> = {
  female: words(`
  Azélinde Maëlwenn Cœurine Zoé-Lyse Théodorine Ysalys Hermélie Françoyse Élisendre Noëlline
  Amaëlle-Rose Guénolée Philomaïne Éponyre Bérangine Solvéane Ombéline-Ève Quitterine Léonthyne
  Garañça
`),
  male: words(`
  Théodulphe Aurélindor Jean-Éloïk Gaëtanis Philibertin Yvanoé Clodomyr Rémigien Hyacinthus Zéphyrain
  François-Loïg Maxencien Évrardin Benoîtal Cyrielson Ambroisin Œdipien Pierrick-Noël Savinius
  Tancrédy
`),
};

/** A surname: simple, with a particle, or double. */
export function inventSurname(random: Random): string {
  const simple = (): string => random.pick(HEADS) + random.pick(TAILS);
  return random.weighted([
    [80, simple],
    [10, () => random.pick(PARTICLES) + simple()],
    [10, () => `${simple()}-${simple()}`],
  ])();
}

/** A first name. */
export function inventFirstName(random: Random, sex: Sex): string {
  return random.pick(FIRST_NAMES[sex]);
}
