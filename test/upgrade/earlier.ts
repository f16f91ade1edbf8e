/** Data folders of earlier versions of Vigie: at least one row for every migration that added tables. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { migrations } from '../../main/adapters/sqlite/migrations/index.ts'
import { databasePath, openStore } from '../../main/adapters/sqlite/store.ts'
import { FakeClock } from '../helpers/fake-clock.ts'

/** In the form of the version that wrote them; a released line never changes. */
export const ROWS: Readonly<Record<number, readonly string[]>> = {
  1: [
    "INSERT INTO job_state (job_id, schedule_key, anchor_at, failures) VALUES ('fear-greed', 'every-600', 1750000000000, 2)",
    `INSERT INTO runs (id, job_id, kind, cause, occurrence, scheduled_for, started_at, ended_at, duration_ms, attempts, outcome)
     VALUES ('0197f000-0000-7000-8000-000000000001', 'fear-greed', 'fear-greed', 'schedule', 'a', 1750000000000, 1750000000100, 1750000000300, 200, 1, 'succeeded')`,
    "INSERT INTO host_waits VALUES ('example.org', 1750000900000)",
  ],
  2: [
    `INSERT INTO index_scores (id, profile, as_of, day, computed_at, origin, score, level, coverage, closing)
     VALUES (7, 'sample', 1578085200000, '2020-01-03', 1750000000200, 'live', 61.5, 'greed', 0.9, 1)`,
    "INSERT INTO index_components VALUES (7, '[]')",
    "INSERT INTO index_replays VALUES ('sample', '2020-01-03')",
  ],
  3: [
    `INSERT INTO assets (id, identity, name, sort_name, search, code, location, category, status, muted, notes, created_at, updated_at)
     VALUES (1, 'p-1', 'Pump', 'pump', 'pump', 'P-1', '', '', 'active', '[]', '', 1750000000000, 1750000000000)`,
    `INSERT INTO maintenances (id, asset_id, title, planned_day, status, month_day, reference, notes, created_at, updated_at)
     VALUES (1, 1, 'Oil', 29000, 'planned', 1, '', '', 1750000000000, 1750000000000)`,
  ],
  4: ["INSERT INTO trade_days (collection, day, state) VALUES ('binance-BTCUSDT', '2024-01-26', 'waiting')"],
  5: [
    "INSERT INTO occupations (code, title, domain, status) VALUES ('M1805', 'Développement informatique', 'M18', 'draft')",
    "INSERT INTO occupation_audit (at, code, event, agent, description) VALUES (1750000000000, 'M1805', 'imported', 'import', 'one record')",
  ],
  6: [
    `INSERT INTO analysis_calls (id, job_id, run_id, attempt, at, duration_ms, status, succeeded, answer_cut)
     VALUES ('c1', 'analysis', 'r1', 1, 1750000000000, 40, 200, 1, 0)`,
  ],
  7: [
    "INSERT INTO occupation_cycles (id, started_at, run_id) VALUES (3, 1750000000000, 'r2')",
    "INSERT INTO occupation_submissions (mark, cycle_id, requests, at) VALUES ('m1', 3, 20, 1750000000000)",
  ],
  8: ["INSERT INTO host_refusals (host, refusals) VALUES ('example.org', 2)"],
  9: ["UPDATE job_state SET failing_since = 1750000000000 WHERE job_id = 'fear-greed'"],
  10: [
    'INSERT INTO clock_state VALUES (1, 1750000000000, 40)',
    "INSERT INTO clock_periods VALUES (1, 1750000000000, 1750000060000, 3600000, 'held', '{}')",
  ],
  11: ["UPDATE occupation_cycles SET model = 'claude', stopped = 'billing' WHERE id = 3"],
  12: [
    "INSERT INTO imports VALUES (1, 'maintenances', 'plan.csv', 1750000000000, 1, 0, NULL)",
    "INSERT INTO import_changes VALUES (1, 'maintenances', 1, NULL)",
    "INSERT INTO import_meanings VALUES ('maintenances', 'status', 'on hold', 'planned', 1750000000000)",
  ],
  13: ["UPDATE trade_days SET quality = '{}' WHERE day = '2024-01-26'"],
  14: ["INSERT INTO analysis_call_days VALUES ('analysis', 20000, 75, 1, 1, 0)"],
  15: [
    "INSERT INTO occupation_variants VALUES ('M1805', 'fr', 'adult', 'text', 'neutral', 'Développeur', '')",
  ],
  16: [
    `INSERT INTO occupation_versions (code, version, at, author, simulated, content, title)
     VALUES ('M1805', 1, 1750000000000, 'import', 0, '{}', 'Développement informatique')`,
  ],
  17: [
    "UPDATE maintenances SET recurs_rule = 'FREQ=MONTHLY;BYMONTHDAY=-1', import_source = 'agenda.ics' WHERE id = 1",
  ],
  18: ["INSERT INTO trade_folders VALUES ('binance-BTCUSDT', '/trades', 'f1')"],
  19: [
    "INSERT INTO first_answers (caller, key, request, at) VALUES ('first admin', 'k1', 'd1', 1750000000000)",
  ],
  20: ["INSERT INTO trade_series VALUES ('binance-BTCUSDT', 'dollar', '{}', NULL)"],
  21: [
    "INSERT INTO figures VALUES (1, 'shop', 'rate', 'r1', 1750000000000, 1.5, NULL)",
    "INSERT INTO figure_days VALUES ('shop', 'rate', 20254, 1, 1.5, 1.5, 1.5)",
    "INSERT INTO run_outputs VALUES ('r1', 'shop', 1750000000000, 'ok', 0)",
  ],
  22: [
    "UPDATE maintenances SET assignee = 'Ana', lead_days = 30, near_day = 2, links = '[\"https://a.ma/notice\"]' WHERE id = 1",
  ],
  23: [
    `INSERT INTO alerts (id, place, subject, params, state, unread, notice, created_at, updated_at)
     VALUES (1, 200, 'trades', '{}', 'active', 1, 'told', 1750000000000, 1750000000000)`,
    "INSERT INTO channel_alerts VALUES (1, 'phone', 1750000000000, 1750000600000, 1)",
    "INSERT INTO channel_states VALUES ('phone', 1750000000000, NULL, 0, NULL)",
  ],
  25: [
    "INSERT INTO meter_readings VALUES (1, 1, 'km', 20254, 45000)",
    "UPDATE maintenances SET meter_unit = 'km', meter_at = 60000, meter_every = 15000, calendar_day = planned_day WHERE id = 1",
  ],
  24: ["INSERT INTO calendar_versions VALUES ('workshop', 'digest', '\"v1\"', NULL)"],
  26: [
    "INSERT INTO update_keys VALUES (1, '{}')",
    "INSERT INTO update_channels VALUES ('stable', 1750000000000, '0.2.0', 1750000000000)",
  ],
  27: [
    `INSERT INTO imports (id, subject, file_name, imported_at, created, updated, action)
     VALUES (9, 'maintenances', '', 1750000000000, 0, 1, 'complete')`,
  ],
  28: [
    'INSERT INTO occupation_imports VALUES (1, 1750000000000, NULL)',
    "INSERT INTO occupation_import_records VALUES (1, 'M1805', NULL, 'digest')",
  ],
  29: ['UPDATE occupation_cycles SET cancelled_at = 1750000000000 WHERE ended_at IS NULL'],
  30: ["UPDATE maintenances SET search = 'vidange ana' WHERE id = 1"],
  31: ["UPDATE alerts SET notice = 'notified' WHERE id = 1"],
  32: ["INSERT INTO figure_texts VALUES ('shop', '620ac724544c', 1750000000000, 'Pump 12.50')"],
  33: ['UPDATE alerts SET sort_order = 210 WHERE id = 1'],
  34: [
    `UPDATE runs SET program = '{"program":"rsync","pid":4000,"began":"b1 77"}' WHERE job_id = 'fear-greed'`,
  ],
  35: ['UPDATE clock_state SET stepped_at = 1740000000000'],
}

/** Returns a row as this version keeps it: an alert that was `told` is `notified`, its `place` is its `sort_order`. */
export function asKept(row: unknown): unknown {
  const { place, ...kept } = row as { place?: number; notice?: string }
  return {
    ...kept,
    ...(place !== undefined && { sort_order: place }),
    ...(kept.notice === 'told' && { notice: 'notified' }),
  }
}

/** The first released form of the settings, with a key that only a newer version could know. */
const SETTINGS = {
  version: 1,
  appearance: { language: 'fr', theme: 'dark' },
  storage: { raw_days: 200 },
  invented_later: { kept: true },
}

/** Rows of every non-empty table: by table, in the order of their keys. */
type StoreContents = ReadonlyMap<string, readonly unknown[]>

export function contentsOf(db: Database): StoreContents {
  const tables = db
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'occupations_search%' ORDER BY name",
    )
    .pluck()
    .all()
  const rows = tables.map((table) => [table, db.prepare(`SELECT * FROM ${table}`).all()] as const)
  return new Map(rows.filter(([, found]) => found.length > 0))
}

/** A folder as the Vigie of one schema version left it, upgraded from each earlier one. */
interface EarlierFolder {
  readonly folder: string
  readonly contents: StoreContents
}

/** Creates the folder of every schema version, each from a copy of the one before. */
export class EarlierFolders {
  readonly #parent = mkdtempSync(join(tmpdir(), 'vigie-earlier-'))
  readonly #made: readonly EarlierFolder[]

  constructor() {
    const made: EarlierFolder[] = []
    for (const { version } of migrations) {
      const folder = join(this.#parent, String(version))
      const before = made.at(-1)
      if (before !== undefined) cpSync(before.folder, folder, { recursive: true })
      made.push({ folder, contents: upgradeTo(version, folder) })
    }
    this.#made = made
  }

  /** Copies the folder of a version. @returns its contents */
  lay(folder: string, version: number): StoreContents {
    const made = this.#made[version - 1]
    if (made === undefined) throw new Error(`there is no version ${version}`)
    cpSync(made.folder, folder, { recursive: true })
    rmSync(join(folder, 'backups'), { recursive: true, force: true })
    writeFileSync(join(folder, 'settings.json'), JSON.stringify(SETTINGS))
    return made.contents
  }

  close(): void {
    rmSync(this.#parent, { recursive: true, force: true, maxRetries: 3 })
  }
}

function upgradeTo(version: number, folder: string): StoreContents {
  const past = migrations.filter((migration) => migration.version <= version)
  const store = openStore({ folder, clock: new FakeClock(), pid: process.pid, migrations: past })
  for (const row of ROWS[version] ?? []) store.db.exec(row)
  const contents = contentsOf(store.db)
  store.close()
  return contents
}

export const databaseBytes = (folder: string): Buffer => readFileSync(databasePath(folder))
