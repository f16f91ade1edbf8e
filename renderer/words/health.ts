/** The health of a job and of the instance as text of the panel. */
import { type JobHealth, jobHealth } from '../../shared/health.ts'
import {
  type HealthFormats,
  type HealthMessage,
  instanceHealthText as instanceTextOf,
  jobHealthMessage,
} from '../../shared/health-text.ts'
import type { InstanceHealth } from '../../shared/instance-health.ts'
import type { Job } from '../../shared/job.ts'
import type { Localizer } from './words.ts'

const formats = (words: Localizer, now: number): HealthFormats => ({
  time: (instant) => words.when(instant, now),
  exact: (instant) => words.clock(instant),
  percent: (fraction) => words.percent(fraction),
})

const textOf = ({ key, params }: HealthMessage, words: Localizer) => words.maybe(key, key, params)

/** Returns what a job is doing, in one line. @param now ms */
export const jobHealthText = (job: Job, words: Localizer, now: number): string =>
  textOf(jobHealthMessage(jobHealth(job), formats(words, now)), words)

/** Returns what the whole instance is doing, in one line. @param now ms */
export const instanceHealthText = (health: InstanceHealth, words: Localizer, now: number): string =>
  instanceTextOf(health, formats(words, now), (message) => textOf(message, words))

/** Returns the name of a job's state, in one or two words. */
export const stateName = ({ state }: Pick<JobHealth, 'state'>, words: Localizer): string =>
  words.t(`state.${state}`)
