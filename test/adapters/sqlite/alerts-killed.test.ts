import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { openDatabase } from '../../../main/adapters/sqlite/database.ts'
import { passNow, plantMaintenances } from '../../helpers/many-alerts.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const KILLS = 12
const MAINTENANCES = 2000
const ROWS = 1500

/** A file with only valid rows. */
function spreadsheet(path: string): void {
  const rows = Array.from(
    { length: ROWS },
    (_, row) => `Machine ${row % 90},Check ${row},2026-0${1 + (row % 9)}-11`,
  )
  writeFileSync(path, ['asset,title,planned_on', ...rows].join('\n'))
}

/** Starts the process and kills it this many ms after it reported that it works, or that one round is complete. */
async function killedAfter(
  said: 'ready' | 'once through',
  ms: number,
  path: string,
  file: string,
): Promise<void> {
  const script = join(import.meta.dirname, '../../helpers/alerts-victim.ts')
  const victim = spawn(process.execPath, [script, path, file], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(victim, 'exit')
  for await (const line of createInterface(victim.stdout)) if (line === said) break
  await pause(ms)
  victim.kill('SIGKILL')
  expect(await ended).toEqual([null, 'SIGKILL'])
}

const picture = (path: string, day: number) => {
  const db = openDatabase(path)
  try {
    expect(db.pragma('quick_check', { simple: true })).toBe('ok')
    passNow(db, day)
    const imported = db
      .prepare('SELECT count(*) FROM maintenances WHERE import_identity IS NOT NULL')
      .pluck()
      .get()
    const alerts = db
      .prepare(`
        SELECT sort_order, subject, m.planned_day FROM alerts
        LEFT JOIN maintenances m ON m.id = CAST(subject AS INTEGER)
        WHERE state = 'active' ORDER BY sort_order, subject`)
      .all()
    const counted = db.prepare(`SELECT sum(alerts) FROM alert_counts WHERE state = 'active'`).pluck().get()
    expect(counted).toBe(alerts.length)
    return { imported, alerts }
  } finally {
    db.close()
  }
}

it(`gives the same alerts at the next pass, killed ${KILLS} times during passes and imports`, async () => {
  const folder = tempFolder()
  const file = join(folder, 'plan.csv')
  spreadsheet(file)
  const [killed, whole] = ['killed.db', 'whole.db'].map((name) => join(folder, name)) as [string, string]
  for (const path of [killed, whole]) {
    const db = openDatabase(path)
    plantMaintenances(db, MAINTENANCES)
    db.close()
  }
  const seen = new Set<unknown>()
  for (let kill = 0; kill < KILLS; kill++) {
    await killedAfter('ready', 30 + ((kill * 67) % 400), killed, file)
    seen.add(picture(killed, kill).imported)
  }
  expect([...seen].every((imported) => imported === 0 || imported === ROWS)).toBe(true)
  await killedAfter('once through', 0, whole, file)
  expect(picture(whole, 7).imported).toBe(ROWS)
  await killedAfter('once through', 0, killed, file)
  expect(picture(killed, 7)).toEqual(picture(whole, 7))
}, 120_000)
