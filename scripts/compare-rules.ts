/**
 * `node scripts/compare-rules.ts [seed] [number]`: compares recurrence rules with python-dateutil (PYTHON names another
 * interpreter). Skips aloud if it is not installed.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { daysOfRule, parseDayRule } from '../main/core/maintenances/day-rule.ts'
import { dayNumber, dayText } from '../shared/time/calendar-day.ts'

interface ComparedDays {
  readonly start: string
  readonly rule: string
  readonly days: readonly string[]
}

const MOST = 400
const python = process.env.PYTHON ?? 'python3'
const [seed = '1', number = '2000'] = process.argv.slice(2)

const probe = spawnSync(python, ['-c', 'import dateutil'])
if (probe.status !== 0) {
  console.log(`Skipped: ${python} has no python-dateutil.`)
  process.exit(0)
}
const script = join(import.meta.dirname, 'compare-rules.py')
const written = spawnSync(python, ['-W', 'ignore', script, seed, number], {
  maxBuffer: 2 ** 28,
  encoding: 'utf8',
})
if (written.status !== 0) throw new Error(written.stderr)
const rules: readonly ComparedDays[] = JSON.parse(written.stdout)

const different = rules.filter(({ start, rule, days }) => daysBy(rule, start).join() !== days.join())
for (const { start, rule, days } of different.slice(0, 20)) {
  console.error(`${start} ${rule}\n  here   ${daysBy(rule, start).slice(0, 6)}\n  python ${days.slice(0, 6)}`)
}
console.log(`${rules.length - different.length} of ${rules.length} rules agree with python-dateutil.`)
process.exitCode = different.length === 0 ? 0 : 1

function daysBy(text: string, start: string): string[] {
  const rule = parseDayRule(text)
  if (rule === null) return ['no rule']
  const found: string[] = []
  for (const day of daysOfRule(rule, dayNumber(start), dayNumber('2036-01-01'))) {
    if (found.length === MOST) break
    found.push(dayText(day))
  }
  return found
}
