/** What live trades do, in a phrase. */
import type { TradesStatus } from '../../../shared/contract/trades-status.ts'
import type { Localizer } from '../../words/words.ts'

/** Returns when the last trade came, or why none comes and when Vigie connects again; with the ids that were missed. */
export function liveText(live: NonNullable<TradesStatus['live']>, words: Localizer, now: number): string {
  const text = stateText(live, words, now)
  if (live.missing_ids === null) return words.t('live.unnumbered', { text })
  return live.missing_ids === 0 ? text : words.t('live.missed', { text, count: live.missing_ids })
}

function stateText(
  { state, last_time, retry_at, problem }: NonNullable<TradesStatus['live']>,
  words: Localizer,
  now: number,
): string {
  if (state === 'connecting') return words.t('live.connecting')
  if (state === 'waiting') {
    const time = retry_at === null ? '' : words.when(retry_at, now)
    return words.t('live.waiting', { time, problem: problem ?? '' })
  }
  if (last_time === null) return words.t('live.connected')
  return words.t('live.receiving', { time: words.when(last_time, now) })
}
