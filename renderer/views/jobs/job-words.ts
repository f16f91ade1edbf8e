/** A job's state and schedule as a shape and as text. */
import { type JobHealth, jobHealth } from '../../../shared/health.ts'
import type { Job } from '../../../shared/job.ts'
import { scheduleSentence } from '../../../shared/schedule-sentence.ts'
import type { SignedState } from '../../parts/StateSign.tsx'
import { DOT } from '../../words/dot.ts'
import { jobHealthText, stateName } from '../../words/health.ts'
import { outcomeSentence } from '../../words/run.ts'
import type { Localizer } from '../../words/words.ts'

const SIGNS: { readonly [S in JobHealth['state']]: SignedState } = {
  off: 'off',
  blocked: 'off',
  halted: 'halted',
  paused: 'paused',
  retrying: 'partial',
  waiting: 'running',
  running: 'running',
  offline: 'lost',
  failing: 'failed',
  idle: 'idle',
}

/** Returns the shape of a job's state. An idle one shows that its last run was only partial, or failed. */
export function jobSign(job: Job): SignedState {
  const { state } = jobHealth(job)
  const outcome = job.last_run?.outcome
  return state === 'idle' && (outcome === 'partial' || outcome === 'failed') ? outcome : SIGNS[state]
}

/** Returns the text at the end of a job's row: its progress, its next run, or its state if its line does not say it. */
export function jobWhen(job: Job, words: Localizer, now: number): string {
  const health = jobHealth(job)
  if (health.state === 'running' && health.fraction !== null) return words.percent(health.fraction)
  if (health.state === 'idle') return jobHealthText(job, words, now)
  const next = health.state === 'failing' || health.state === 'offline' ? health.next : null
  if (next !== null) return words.t('health.next', { time: words.when(next, now) })
  return TOLD.has(health.state) ? '' : stateName(health, words)
}

/** Returns the schedule, with what the state means or the result of the last run. */
export function jobLine(job: Job, words: Localizer, now: number): string {
  const schedule = scheduleSentence(job.definition.schedule, words)
  if (TOLD.has(jobHealth(job).state)) return `${schedule}${DOT}${jobHealthText(job, words, now)}`
  const last = job.last_run
  if (!last) return `${schedule}${DOT}${words.t('panel.job.never_ran')}`
  const when = words.when(last.ended_at ?? last.scheduled_for, now)
  const outcome = outcomeSentence(last, words)
  const within = outcome.charAt(0).toLocaleLowerCase(words.locale) + outcome.slice(1)
  return `${schedule}${DOT}${words.t('panel.job.last', { outcome: within, time: when })}`
}

/** Returns the same beside the state itself, which is not said twice. */
export const jobPlan = (job: Job, words: Localizer, now: number): string =>
  TOLD.has(jobHealth(job).state) ? scheduleSentence(job.definition.schedule, words) : jobLine(job, words, now)

/** Returns what keeps a job from its usual work, with the reason; null if nothing does. */
export const hindrance = (job: Job, words: Localizer, now: number): string | null =>
  TOLD.has(jobHealth(job).state) ? jobHealthText(job, words, now) : null

/** States whose line says more than the last run does. */
const TOLD: ReadonlySet<JobHealth['state']> = new Set([
  'blocked',
  'halted',
  'paused',
  'retrying',
  'waiting',
  'offline',
  'failing',
])

/** Returns the whole state as a sentence, with what the owner can do if the job is stopped. */
export function stateSentence(job: Job, words: Localizer, now: number): string {
  const health = jobHealth(job)
  switch (health.state) {
    case 'off':
      return words.t('panel.job.off')
    case 'halted':
      return words.t('panel.job.halted', { count: health.failures })
    case 'running':
      return words.t('panel.job.running_since', { time: words.when(job.running?.started_at ?? now, now) })
    case 'idle':
      return health.next === null
        ? words.t('panel.job.no_next')
        : words.t('panel.job.next_run', {
            time: words.when(health.next, now),
            ago: words.ago(health.next, now),
          })
    default:
      return jobHealthText(job, words, now)
  }
}
