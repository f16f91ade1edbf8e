/** Calendars in the shapes that programs write, read on 29 November 2026 in Paris to what they mean. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createImportHarness } from '../../helpers/import-harness.ts'

const FOLDER = join(process.env.VIGIE_CASES ?? join(import.meta.dirname, '../../../../shared/cases'), 'ics')

interface MeantEvent {
  readonly planned: readonly string[]
  /** All days of finite series. */
  readonly days?: readonly string[]
  /** Only in part: many late events. */
  readonly among?: true
}

/** Written by hand from the files. */
const MEANT: Readonly<Record<string, MeantEvent>> = {
  'date_without_value.ics': { planned: ['C1 Noël arrêt 2026-12-25', 'C1 redémarrage 2026-12-26'] },
  'dtstart_off_rule.ics': {
    planned: ['C1 first on 3 December, then second Mondays 2026-12-03'],
    days: ['2026-12-03', '2026-12-14', '2027-01-11', '2027-02-08'],
  },
  'exchange_allday_moved.ics': {
    planned: ['Bacs noirs sortir 2026-12-03', 'Bacs noirs sortir 2026-12-18'],
    days: ['2026-12-03', '2026-12-18', '2026-12-31'],
  },
  'google_past.ics': {
    planned: [
      'Compresseur purge 2026-11-30',
      'Chaudière contrôle 2026-12-05',
      'Machine 0 réparation 2015-01-15',
      'Machine 3 réparation 2018-04-15',
    ],
    among: true,
  },
  'hang_daily_bymonthday.ics': { planned: ['A b 2026-12-31'] },
  'move_v1.ics': { planned: ['Presse révision 2026-12-10'] },
  'move_v2.ics': { planned: ['Presse révision 2027-01-15'] },
  'rdate_period.ics': { planned: ['C1 x 2026-12-01'], days: ['2026-12-01', '2026-12-08', '2026-12-15'] },
  'rename_v2.ics': { planned: ['Presse grande révision 2026-12-10'] },
  'tz_without_vtimezone.ics': {
    planned: ['C1 remote check 2026-12-04'],
    days: ['2026-12-04', '2026-12-18', '2026-12-25'],
  },
  'unfolded_description.ics': { planned: ['Presse x 2026-12-10', 'Presse y 2026-12-11'] },
}
const files = Object.entries(MEANT)
const isThere = files.every(([name]) => existsSync(join(FOLDER, name)))

async function imported(...names: readonly string[]) {
  const harness = createImportHarness('2026-11-29T10:00:00Z')
  for (const name of names) {
    const preview = await harness.preview(readFileSync(join(FOLDER, name), 'utf8'))
    expect(preview.faults).toEqual([])
    await harness.accept(preview.token)
  }
  const { items } = harness.services.maintenances.list({ limit: 1000 })
  return {
    planned: items.map((one) => `${one.asset_name} ${one.title} ${one.planned_on}`),
    days: harness.services.maintenances.due({ days: 366 }).items.map(({ day }) => day),
  }
}

describe(`calendars beside the checkout${isThere ? '' : ' (skipped: they are not here)'}`, () => {
  it.skipIf(!isThere).each(files)('%s means what it says', async (name, { planned, days, among }) => {
    const found = await imported(name)
    expect(found.planned).toEqual(among ? expect.arrayContaining([...planned]) : planned)
    if (days !== undefined) expect(found.days).toEqual(days)
  })

  it.skipIf(!isThere)('what moved or was renamed leaves no ghost', async () => {
    expect((await imported('move_v1.ics', 'move_v2.ics')).planned).toEqual(['Presse révision 2027-01-15'])
    expect((await imported('move_v1.ics', 'rename_v2.ics')).planned).toEqual([
      'Presse grande révision 2026-12-10',
    ])
  })
})
