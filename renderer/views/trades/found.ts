/** The result of an operation as a sentence. */
import type { TradeOperation } from '../../../shared/contract/trades.ts'
import { DOT } from '../../words/dot.ts'
import { figure, nameOf } from '../../words/run.ts'
import type { Localizer } from '../../words/words.ts'

export function foundSentence({ action, result }: TradeOperation, words: Localizer): string {
  if (!result) return ''
  if (action === 'base') return adoptedSentence(result, words)
  if (action === 'export') {
    return words.t('panel.trades.exported', { count: Number(result.rows), path: String(result.path) })
  }
  return Object.entries(result)
    .map(([name, value]) => [name, Array.isArray(value) ? value.length : value] as const)
    .filter(([, value]) => typeof value === 'number')
    .map(([name, value]) => `${nameOf(name, words)} ${figure(value, words)}`)
    .join(DOT)
}

function adoptedSentence(result: NonNullable<TradeOperation['result']>, words: Localizer): string {
  const days = (name: string) => (Array.isArray(result[name]) ? result[name].map(String) : [])
  const [known, refused] = [days('known'), days('refused')]
  const [first] = refused
  return [
    words.t('panel.trades.adopted', { count: days('adopted').length }),
    ...(known.length > 0 ? [words.t('panel.trades.adopt.known', { count: known.length })] : []),
    ...(first
      ? [words.t('panel.trades.adopt.refused', { count: refused.length, day: words.day(first) })]
      : []),
  ].join(DOT)
}
