import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A run on an inbox with this file says on the screen, in `etl_run` and across the report that its data are invented. */
const NAME = 'INVENTED.txt';
const TEXT = `The patients of this inbox are invented.
A run on it says so on the screen, in etl_run and across its report.
Before you put real exports in this folder, delete the invented ones and this file.

Les patients de ce dossier sont inventés.
Une exécution sur ce dossier le dit à l'écran, dans etl_run et sur toutes les pages du rapport.
Avant de déposer ici de vrais exports, supprimer les exports inventés et ce fichier.
`;

/** Writes the mark of invented data into an inbox. */
export function markAsInvented(inbox: string): void {
  writeFileSync(join(inbox, NAME), TEXT);
}
