/** A process that runs passes and imports on one database until it is killed. Started by the kill tests. */
import { readFileSync } from 'node:fs'
import { runImport } from '../../main/adapters/imports/run-import.ts'
import { openDatabase } from '../../main/adapters/sqlite/database.ts'
import { passNow } from './many-alerts.ts'

const [path = '', file = ''] = process.argv.slice(2)
const db = openDatabase(path)
const content = readFileSync(file, 'utf8')
const task = {
  subject: 'maintenances',
  content,
  contentBase64: null,
  encoding: null,
  constants: {},
  values: {},
  past: 'keep',
  gone: 'keep',
  moved: 'add',
  sheet: null,
  headingLine: null,
  fileName: '',
  calendar: null,
  mapping: null,
  dateOrder: 'auto',
  language: 'en',
  asset: '',
  now: 0,
  zone: 'Europe/Paris',
} as const
process.stdout.write('ready\n')
for (let day = 0; day < 10_000; day++) {
  passNow(db, day % 90)
  if (day % 2 === 0) await runImport(db, task, 'accept')
  if (day === 0) process.stdout.write('once through\n')
}
