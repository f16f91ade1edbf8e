/** A timeline as text: its axis, what a part of it has, and the address of the runs of a part. */

import type { Timeline, TimelineLane } from '../../../../shared/contract/timeline.ts'
import { DAY_MS, MINUTE_MS } from '../../../../shared/time/units.ts'
import { withParams } from '../../../shell/address.ts'
import { instantMinute } from '../../../shell/list-place.ts'
import { hrefOf } from '../../../shell/panel-route.ts'
import { DOT } from '../../../words/dot.ts'
import type { Localizer } from '../../../words/words.ts'
import type { TimelineSpan } from './span.ts'

const LABELS = 4

/** Returns the labels of the axis, each at the start of its quarter. */
export function axisOf({ from, to }: TimelineSpan, words: Localizer): string[] {
  const times = Array.from({ length: LABELS }, (_, at) => from + ((to - from) * at) / LABELS)
  if (to - from > DAY_MS) return times.map((time) => words.shortDay(time))
  return times.map((time, at) => {
    const before = times[at - 1]
    const same = before !== undefined && words.shortDay(before) === words.shortDay(time)
    return same ? words.time(time) : `${words.shortDay(time)} ${words.time(time)}`
  })
}

/** Returns when a part begins, ms. */
export const startOf = ({ from, part_ms }: Timeline, part: number) => Date.parse(from) + part * part_ms

/** Returns when a part is and what it has: the runs by outcome, or that it is planned. */
export function partText(lane: TimelineLane, at: number, timeline: Timeline, words: Localizer): string {
  const from = startOf(timeline, at)
  const runs = lane.parts.find(({ part }) => part === at)?.runs ?? []
  const outcomes = runs.map(({ outcome, count }) => {
    const name = words.t(outcome === null ? 'state.running' : `outcome.${outcome}`)
    return `${name} ${words.number(count)}`
  })
  const planned = lane.planned.includes(at) ? [words.t('panel.timeline.planned')] : []
  const what = [...outcomes, ...planned]
  return [
    words.momentRange(from, from + timeline.part_ms),
    ...(what.length > 0 ? what : [words.t('panel.timeline.nothing')]),
  ].join(DOT)
}

/** Returns the address of the runs of a part; only of its worst outcome if that is a failure. */
export function runsHref(lane: TimelineLane, at: number, timeline: Timeline): string {
  const from = startOf(timeline, at)
  const worst = lane.parts.find(({ part }) => part === at)?.runs[0]?.outcome
  return withParams(hrefOf('jobs', lane.job_id), {
    from: instantMinute.write(from),
    to: instantMinute.write(from + timeline.part_ms + MINUTE_MS - 1),
    outcome: worst === 'failed' ? worst : null,
  })
}
