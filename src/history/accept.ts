import { EXIT, RunError } from '../core/run-error.ts';
import type { Acceptance, Loss } from './acceptance.ts';

/**
 * Separates accepted losses from the others (C-100).
 *
 * @param repeat returns the command line to repeat, given the tokens of all losses
 * @throws RunError (exit code 2) when a loss is not accepted; it names each, and how to accept it
 */
export function acceptLosses(
  lastRun: string,
  losses: readonly Loss[],
  tokens: readonly string[],
  repeat: (tokens: string) => string,
): Acceptance {
  const refused = losses.filter(({ token }) => !tokens.includes(token));
  if (refused.length > 0) {
    const all = losses.map(({ token }) => token).join(',');
    throw new RunError(
      `the exports hold less than those of the last published run ${lastRun}; nothing was published`,
      EXIT.couldNotRun,
      [
        ...refused.map(({ token, text }) => `${text}; deliver it again, whole, or accept it as ${token}`),
        `To accept for one run what is named above: ${repeat(all)}`,
      ],
    );
  }
  const isNeeded = (token: string): boolean => losses.some((loss) => loss.token === token);
  return { accepted: losses, unneeded: tokens.filter((token) => !isNeeded(token)) };
}
