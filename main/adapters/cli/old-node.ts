/** A Node that is too old for Vigie: `npm install` only warns of it. */

/** As `engines` of the package says. */
const NEEDED = 24

/** @param version of Node, such as `24.1.0` */
export const isOldNode = (version: string): boolean => Number.parseInt(version, 10) < NEEDED

/**
 * Says so on standard error, in the language of the terminal. Loads what it needs only now, as each start reads this file.
 * @returns the exit code
 */
export async function refuseOldNode(): Promise<number> {
  const [{ ERRORS }, { errorSentence }, { environmentLanguage }] = await Promise.all([
    import('../../../shared/error-codes.ts'),
    import('../../../shared/errors.ts'),
    import('./environment-language.ts'),
  ])
  const params = { needed: String(NEEDED), found: process.versions.node }
  process.stderr.write(`${errorSentence('node_too_old', params, environmentLanguage(process.env))}\n`)
  return ERRORS.node_too_old.exit
}
