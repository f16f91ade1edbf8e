/** Keeps one tail for each collection whose owner wants live trades, while its job is on and not paused. */
import type { JobState } from '../../../../../shared/vocabulary.ts'
import type { LifecyclePart } from '../../../lifecycle.ts'
import type { Events } from '../../../ports/events.ts'
import type { SettingsPort } from '../../../ports/settings.ts'
import { collectionOf, type Workspace } from '../workspace.ts'
import { createTail, type LiveTail, type TailDeps, type TailView } from './tail.ts'

/** What live trades need. */
export interface LiveKeeperDeps extends TailDeps {
  readonly work: Workspace
  readonly settings: SettingsPort
  readonly events: Events
  /** Returns what a job is doing; null while there is no scheduler. */
  readonly stateOf: (jobId: string) => JobState | null
}

/** All live trades of this process. */
export interface LiveKeeper {
  readonly part: LifecyclePart
  /** Returns what the live trades of a job do; null if they are off. */
  view(jobId: string): TailView | null
}

/** In these a job collects nothing, live trades included. */
const RESTING: readonly (JobState | null)[] = [null, 'off', 'paused', 'halted']

interface KeptTail {
  /** The settings it was begun with. */
  readonly made: string
  readonly tail: LiveTail
}

/** Nothing is opened before the part starts. */
export function createLiveKeeper({ settings, events, stateOf, ...deps }: LiveKeeperDeps): LiveKeeper {
  const { log } = deps
  const kept = new Map<string, KeptTail>()
  const ending = new Set<Promise<void>>()
  const unfollow: (() => void)[] = []

  function follow(): void {
    const jobs = settings.read().jobs
    for (const [id, { made }] of kept) if (madeFor(id) !== made) end(id)
    for (const id of Object.keys(jobs)) {
      const made = madeFor(id)
      if (made !== null && !kept.has(id)) begin(id, made)
    }
  }

  /** Returns the settings with which a job wants live trades now; null if it wants none. */
  function madeFor(id: string): string | null {
    const job = settings.read().jobs[id]
    if (job?.kind !== 'trades' || !job.settings.live || RESTING.includes(stateOf(id))) return null
    return JSON.stringify(job.settings)
  }

  function begin(id: string, made: string): void {
    const job = settings.read().jobs[id]
    if (job?.kind !== 'trades') return
    const source = deps.work.exchanges[job.settings.exchange].live
    log.info('Live trades begin', { job: id, symbol: job.settings.symbol })
    kept.set(id, { made, tail: createTail(deps, collectionOf(deps.work, job.settings), source) })
  }

  function end(id: string): void {
    const tail = kept.get(id)?.tail
    kept.delete(id)
    if (tail === undefined) return
    const stopped = tail
      .stop()
      .catch((error: unknown) => log.error('Live trades did not end well', { job: id, error }))
      .finally(() => ending.delete(stopped))
    ending.add(stopped)
  }

  return {
    view: (jobId) => kept.get(jobId)?.tail.view() ?? null,
    part: {
      name: 'live trades',
      start: () => {
        unfollow.push(settings.onChange(follow))
        unfollow.push(events.subscribe(({ type }) => type === 'job' && follow()))
        follow()
      },
      stop: async () => {
        for (const one of unfollow.splice(0)) one()
        for (const id of [...kept.keys()]) end(id)
        await Promise.all(ending)
      },
    },
  }
}
