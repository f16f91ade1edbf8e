/** The schedule of a job as text, with the times of this terminal's zone. */
import type { Job } from '../../../shared/job.ts'
import { translate } from '../../../shared/messages/index.ts'
import { type ScheduleWords, scheduleSentence } from '../../../shared/schedule-sentence.ts'
import { DAY_MS } from '../../../shared/time/units.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import { systemClock } from '../clock/system.ts'
import type { Cli } from './base.ts'
import { duration, instant } from './formatting.ts'

/** Returns how often a job runs: `toutes les 10 min`. */
export const scheduleText = ({ language }: Pick<Cli, 'language'>, job: Job): string =>
  scheduleSentence(job.definition.schedule, wordsIn(language))

/** A Sunday. */
const SUNDAY = Date.UTC(2000, 0, 2)

const wordsIn = (language: Language): ScheduleWords => ({
  language,
  zone: systemClock.zone(),
  t: (key, ...params) => translate(language, key, ...params),
  span: (ms) => duration(ms, language),
  moment: (at) => instant(at, language),
  time: (ms) => new Date(ms).toLocaleTimeString(language, { timeStyle: 'short' }),
  weekdayName: (day) =>
    new Date(SUNDAY + day * DAY_MS).toLocaleDateString(language, { weekday: 'long', timeZone: 'UTC' }),
})
