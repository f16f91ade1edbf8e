/** A job's state and schedule as a shape and as text. */
import type { Job } from '../../../shared/job.ts'
import type { Sign } from '../../parts/StateSign.tsx'
import { outcomeSentence } from '../../words/run.ts'
import { scheduleSentence } from '../../words/schedule.ts'
import type { Localizer } from '../../words/words.ts'

/** Returns the shape of a job's state. An idle one shows its last run, so that no failure looks well. */
export function jobSign({ state, last_run }: Job): Sign {
  const outcome = last_run?.outcome
  return state === 'idle' && (outcome === 'failed' || outcome === 'partial') ? outcome : state
}

/** Returns the text at the end of a job's row: its progress, its next run, or why there is none. */
export function jobWhen(job: Job, words: Localizer, now: number): string {
  if (job.state === 'running') {
    const fraction = job.running?.progress?.fraction
    return fraction == null ? words.t('state.running') : words.percent(fraction)
  }
  if (job.state !== 'idle') return words.t(`state.${job.state}`)
  return job.next_run_time
    ? words.t('panel.job.next', { time: words.when(job.next_run_time, now) })
    : words.t('panel.job.no_next')
}

/** Returns the schedule, with the result of the last run or the end of the pause. */
export function jobLine(job: Job, words: Localizer, now: number): string {
  const schedule = scheduleSentence(job.definition.schedule, words)
  if (job.state === 'paused') return `${schedule} · ${pauseSentence(job, words, now)}`
  const last = job.last_run
  if (!last) return `${schedule} · ${words.t('panel.job.never_ran')}`
  const when = words.when(last.ended_at ?? last.scheduled_for, now)
  const outcome = outcomeSentence(last, words)
  const within = outcome.charAt(0).toLocaleLowerCase(words.locale) + outcome.slice(1)
  return `${schedule} · ${words.t('panel.job.last', { outcome: within, time: when })}`
}

function pauseSentence(job: Job, words: Localizer, now: number): string {
  return job.pause?.until
    ? words.t('panel.pulse.paused_until', { time: words.when(job.pause.until, now) })
    : words.t('panel.pulse.paused')
}

/** Returns the whole state as a sentence, with what the owner can do if the job is stopped. */
export function stateSentence(job: Job, words: Localizer, now: number): string {
  switch (job.state) {
    case 'paused':
      return pauseSentence(job, words, now)
    case 'halted':
      return words.t('panel.job.halted', { count: job.failures_in_a_row })
    case 'off':
      return job.definition.enabled
        ? words.maybe(job.state_reason ?? '', words.t('panel.job.not_ready'))
        : words.t('panel.job.off')
    case 'running':
      return words.t('panel.job.running_since', { time: words.clock(job.running?.started_at ?? now) })
    case 'idle':
      return job.next_run_time
        ? words.t('panel.job.next_run', {
            time: words.when(job.next_run_time, now),
            ago: words.ago(job.next_run_time, now),
          })
        : words.t('panel.job.no_next')
  }
}
