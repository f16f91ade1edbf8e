/** What the messages of all exchanges may say: that a subscription is refused, or something about another symbol. */
import { VigieError } from '../../../../shared/errors.ts'
import { wordsOf } from './words.ts'

/** Returns the error for a message in which an exchange refuses what it was asked for. */
export function refusedLive(source: string, words: unknown, text: string): VigieError {
  const said = typeof words === 'string' ? words : JSON.stringify(words ?? null)
  return new VigieError('source_refused', { source, detail: wordsOf(said) ?? text.slice(0, 200) })
}

/** Whether a message names a symbol that was not asked for. */
export const isOfAnother = (named: unknown, symbol: string): boolean =>
  typeof named === 'string' && named !== symbol
