/** Hides secrets in text that came from outside and is kept. */
import { harmlessLines, withoutCredentials } from '../../../shared/clean-text.ts'
import { withoutSecrets } from './secrets.ts'

const SECRET_NAME = /"([^"]*(?:token|secret|password|api_?key|authorization)[^"]*)"\s*:\s*"(?:[^"\\]|\\.)*"/gi

const HIDDEN = '[redacted]'

/** Returns JSON text without the given secrets, and without the values of fields that are named like secrets. */
export const redacted = (text: string, secrets: readonly string[]): string =>
  withoutSecrets(text, secrets, HIDDEN).replace(SECRET_NAME, `"$1":"${HIDDEN}"`)

/** Colours and cursor movements of a terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
const TERMINAL = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\))/g

/** Returns text without what commands a terminal, without credentials in addresses, and without the given secrets. */
export function presentable(text: string, secrets: readonly string[]): string {
  const plain = withoutCredentials(text.replace(TERMINAL, '').replace(/\r\n/g, '\n'))
  return harmlessLines(redacted(plain, secrets))
}
