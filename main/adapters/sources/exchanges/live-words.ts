/** The words with which an exchange refuses a subscription. */
import { VigieError } from '../../../../shared/errors.ts'
import { wordsOf } from './words.ts'

/** Returns the error for a message in which an exchange refuses what it was asked for. */
export function refusedLive(source: string, words: unknown, text: string): VigieError {
  const said = typeof words === 'string' ? words : JSON.stringify(words ?? null)
  return new VigieError('source_refused', { source, detail: wordsOf(said) ?? text.slice(0, 200) })
}
