/**
 * `node scripts/compare-calendars.ts <folder>`: compares the days of the events of each calendar below a folder, from 2020 to 2027
 * in Europe/Paris, with recurring-ical-events (PYTHON names another interpreter). Skips aloud if it is not installed.
 */
import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readFreeDays } from '../main/adapters/imports/ical-days.ts'
import { messageOf } from '../shared/errors.ts'
import { dayNumber, dayText } from '../shared/time/calendar-day.ts'

const ZONE = 'Europe/Paris'
const [FIRST, LAST] = ['2020-01-01', '2027-12-31']
const python = process.env.PYTHON ?? 'python3'
const [folder = '.'] = process.argv.slice(2)

const probe = spawnSync(python, ['-c', 'import recurring_ical_events'])
if (probe.status !== 0) {
  console.log(`Skipped: ${python} has no recurring-ical-events.`)
  process.exit(0)
}
const files = globSync('**/*.ics', { cwd: folder })
  .map((name) => join(folder, name))
  .sort()
const script = join(import.meta.dirname, 'compare-calendars.py')
const written = spawnSync(python, ['-W', 'ignore', script, ZONE, FIRST, LAST, ...files], {
  maxBuffer: 2 ** 28,
  encoding: 'utf8',
})
if (written.status !== 0) throw new Error(written.stderr)
const theirs: Readonly<Record<string, readonly string[] | string>> = JSON.parse(written.stdout)

let [agreeing, unread] = [0, 0]
for (const file of files) {
  const [wanted, found] = [theirs[file], ours(file)]
  if (typeof wanted === 'string' || wanted === undefined) {
    unread += 1
    console.log(`${file}: not compared, the reference says ${wanted}; here ${found.length} days`)
  } else if (wanted.join() === (typeof found === 'string' ? found : found.join())) agreeing += 1
  else {
    const more = typeof found === 'string' ? found : found.filter((day) => !wanted.includes(day)).slice(0, 5)
    const fewer = wanted.filter((day) => !found.includes(day)).slice(0, 5)
    console.error(`${file}\n  only here   ${more}\n  only there  ${fewer}`)
  }
}
const compared = files.length - unread
console.log(
  `${agreeing} of ${compared} calendars agree with recurring-ical-events; ${unread} were not compared.`,
)
process.exitCode = agreeing === compared ? 0 : 1

function ours(file: string): readonly string[] | string {
  try {
    const span = { zone: ZONE, from: dayNumber(FIRST), to: dayNumber(LAST) }
    return readFreeDays(readFileSync(file, 'utf8'), span).map(dayText)
  } catch (error) {
    return messageOf(error)
  }
}
