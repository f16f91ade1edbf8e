/** Formats an event of the live stream as one line, for `vigie watch`. */
import { harmlessLine } from '../../../shared/clean-text.ts'
import type { VigieEvent } from '../../../shared/events.ts'
import { translate, translateOr } from '../../../shared/messages/index.ts'
import type { Run } from '../../../shared/run.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import { choiceWord } from './answer-words.ts'
import type { Cli } from './base.ts'
import { day, duration, instant } from './formatting.ts'
import { outcomeWord } from './jobs.ts'

type EventTextOptions = Pick<Cli, 'language' | 'say' | 'paint'>

/** Returns the subject of the event, then its details; missing parts are omitted. */
export function eventText(cli: EventTextOptions, event: VigieEvent): string {
  const subject = choiceWord({ language: cli.language, group: 'events' }, 'type', event.type) ?? event.type
  return harmlessLine([subject, ...partsOf(cli, event)].filter((part) => part !== '').join('  '))
}

function partsOf(cli: EventTextOptions, event: VigieEvent): readonly string[] {
  switch (event.type) {
    case 'run':
      return runParts(cli, event.run)
    case 'job':
    case 'analysis':
    case 'figures':
      return [event.job_id]
    case 'score':
      return [event.profile, instant(event.as_of, cli.language)]
    case 'alerts':
      return [alertCounts(cli, event)]
    case 'trades':
      return [event.symbol, event.day === null ? '' : day(event.day, cli.language)]
    case 'occupations':
      return [event.code ?? '']
    case 'log':
      return [event.level, event.topic, event.message]
    case 'update':
      return [choiceWord({ language: cli.language, group: 'updates' }, 'state', event.state) ?? event.state]
    case 'program':
    case 'problems':
    case 'settings':
    case 'reset':
      return []
  }
}

/** Returns what a run that has not ended is doing, or the host that it waits for, and until when. */
export function stepText(language: Language, { progress, next_attempt_at: until, faults }: Run): string {
  const fault = faults.at(-1)
  if (until !== null && fault?.code === 'host_waits' && fault.source !== null)
    return translate(language, 'health.waiting_host', { host: fault.source, time: instant(until, language) })
  return progress === null ? translate(language, 'state.running') : translateOr(language, progress.label)
}

const CHANGED_ALERTS = ['created', 'updated', 'removed'] as const

/** Returns how many alerts came, changed and ended. */
export const alertCounts = (
  cli: Pick<Cli, 'say'>,
  counts: Readonly<Record<(typeof CHANGED_ALERTS)[number], number>>,
): string => CHANGED_ALERTS.map((name) => cli.say(`alert_count.${name}`, { count: counts[name] })).join(', ')

/** Returns how the run ended, or its step and progress. */
function runParts(cli: EventTextOptions, run: Run): readonly string[] {
  const { job_id, outcome, progress, duration_ms, faults } = run
  if (outcome !== null) {
    const took = duration_ms === null ? '' : duration(duration_ms, cli.language)
    return [job_id, outcomeWord(cli, run), took, faults[0]?.message ?? '']
  }
  const share = progress?.fraction ?? null
  return [
    job_id,
    stepText(cli.language, run),
    share === null ? '' : share.toLocaleString(cli.language, { style: 'percent' }),
  ]
}
