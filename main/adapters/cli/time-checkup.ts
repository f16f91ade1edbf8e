/** Checks what the times of schedules are computed from: the data of time zones, and the calendars. */

import { translate } from '../../../shared/messages/index.ts'
import { zoneSchema } from '../../../shared/vocabulary.ts'
import { calendars } from '../../core/schedule/calendars/sessions.ts'
import { systemClock } from '../clock/system.ts'
import { choiceWord } from './answer-words.ts'
import type { Cli } from './base.ts'
import type { UnnamedCheckResult } from './check-result.ts'

/** The zone data of Node is released a few times a year, as `2026a`. */
const OLD_AFTER_YEARS = 2

/** The release of the zone data, and the variable `TZ`. */
interface ZoneSources {
  readonly data?: string
  readonly named?: string | undefined
}

/** @param now ms */
export function zoneCheckup(
  cli: Cli,
  now: number,
  { data = process.versions.tz ?? '?', named = process.env.TZ }: ZoneSources = {},
): UnnamedCheckResult {
  const detail = cli.say('doctor.zones', { data, zone: systemClock.zone() })
  if (named !== undefined && !zoneSchema.safeParse(named).success)
    return {
      state: 'warn',
      detail: [detail, cli.say('doctor.zone_unknown', { zone: named })].join(
        translate(cli.language, 'joint'),
      ),
      remedy: cli.say('doctor.name_zone'),
    }
  const age = new Date(now).getUTCFullYear() - Number.parseInt(data, 10)
  return age > OLD_AFTER_YEARS
    ? { state: 'warn', detail, remedy: cli.say('doctor.zones_old') }
    : { state: 'ok', detail, remedy: null }
}

/** @param now ms */
export function calendarCheckup(cli: Cli, now: number): UnnamedCheckResult {
  const year = new Date(now).getUTCFullYear()
  const all = Object.entries(calendars).map(([name, { years }]) => ({ name, last: years[1] }))
  const detail = all
    .map((calendar) =>
      cli.say('doctor.calendar', {
        name:
          choiceWord({ language: cli.language, group: 'doctor' }, 'session', calendar.name) ?? calendar.name,
        last: String(calendar.last),
      }),
    )
    .join(', ')
  return all.some(({ last }) => last < year)
    ? { state: 'warn', detail, remedy: cli.say('doctor.calendar_over') }
    : { state: 'ok', detail, remedy: null }
}
