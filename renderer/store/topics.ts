/** The reads that an event makes stale. */
import type { VigieEvent } from '../../shared/events.ts'

/** What a read can be about. */
export const TOPICS = [
  'jobs',
  'runs',
  'index',
  'alerts',
  'trades',
  'occupations',
  'analysis',
  'figures',
  'settings',
  'log',
  'update',
  'program',
  'problems',
] as const

/** What an event can make stale. */
export type EventTopic = (typeof TOPICS)[number]

const byEvent: { readonly [T in VigieEvent['type']]: readonly EventTopic[] } = {
  run: ['jobs', 'runs'],
  job: ['jobs'],
  score: ['index'],
  alerts: ['alerts'],
  trades: ['trades'],
  occupations: ['occupations'],
  analysis: ['analysis'],
  figures: ['figures'],
  settings: ['settings', 'jobs'],
  log: ['log'],
  update: ['update'],
  program: ['program'],
  problems: ['problems'],
  reset: TOPICS,
}

/** A current run is shown from the event itself; only its start and its end cause a reload. */
export function topicsOf(event: VigieEvent): readonly EventTopic[] {
  if (event.type === 'run' && event.run.outcome === null && event.run.progress !== null) return []
  return byEvent[event.type]
}
