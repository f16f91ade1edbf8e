/** Messages of operations on trades for a French reader: through the API, after threads and the database. */
import { createHash } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { TradeOperation, TradeWindow } from '../../shared/contract/trades.ts'
import type { Run } from '../../shared/run.ts'
import { addDays, utcDay } from '../../shared/time/calendar-day.ts'
import { spokenDay } from '../../shared/time/day-words.ts'
import { type RunningInstance, startInstance } from '../helpers/instance.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { csvOf, lineOf, madeDay } from '../helpers/trade-data.ts'
import { zipOf } from '../helpers/zip.ts'
import { startExchange } from '../servers/exchange.ts'
import type { ReplayFault, ReplayServer } from '../servers/replay.ts'

// Worker threads are slow on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const FIRST = addDays(utcDay(Date.now()), -2)
const SECOND = addDays(FIRST, 1)
const trades = madeDay(SECOND, 50, 51)
const soon = { timeout: 60_000, interval: 50 }

let exchange: ReplayServer
let vigie: RunningInstance
/** The exchange's archive of the second day. */
let archive: Buffer | null = null

beforeAll(async () => {
  const archives = new Map([[FIRST, madeDay(FIRST, 50, 1)]])
  exchange = await startExchange({ archives }, { fault: ({ pathname }) => answerFor(pathname) })
  vigie = await startInstance()
  const settings = {
    archive_url: exchange.url,
    api_url: exchange.url,
    start: FIRST,
    window_days: 2,
    today: false,
  }
  await ask('PATCH', '/jobs/trades', {
    changes: { enabled: true, retry: { attempts: 0 }, schedule: { after_seconds: 86_400 }, settings },
  })
  await vi.waitFor(async () => expect((await ask('GET', '/jobs/trades')).last_run).not.toBeNull(), soon)
})

afterAll(async () => {
  await vigie.stop()
  await exchange.close()
})

function answerFor(pathname: string): ReplayFault | null {
  if (archive === null || !pathname.includes(SECOND)) return null
  const sum = createHash('sha256').update(archive).digest('hex')
  return { body: pathname.endsWith('CHECKSUM') ? `${sum}  x` : archive }
}

async function ask(method: string, path: string, body?: object) {
  const headers = { 'accept-language': 'fr', 'content-type': 'application/json' }
  const reply = await vigie.ask(`/api/v1${path}`, {
    method,
    headers,
    ...(body && { body: JSON.stringify(body) }),
  })
  return reply.json()
}

/** Returns the fault of a run with this archive of the second day. */
async function faultOver(bytes: Buffer): Promise<string | undefined> {
  archive = bytes
  const { run_id } = await ask('POST', '/jobs/trades/trigger', {})
  const ended = async (): Promise<Run> => {
    const run: Run = await ask('GET', `/runs/${run_id}`)
    expect(run.outcome).toBe('partial')
    return run
  }
  return (await vi.waitFor(ended, soon)).faults[0]?.message
}

async function done(path: string, body: object): Promise<TradeOperation> {
  const { operation } = await ask('POST', path, body)
  const ended = async (): Promise<TradeOperation> => {
    const { operation: now } = await ask('GET', '/trades/operation')
    expect([now.id, now.state === 'running']).toEqual([operation.id, false])
    return now
  }
  return vi.waitFor(ended, soon)
}

const windows = async (): Promise<TradeWindow[]> => (await ask('GET', '/trades/windows')).items
const problemOf = async (day: string) =>
  (await windows()).flatMap(({ days }) => days).find((one) => one.day === day)?.problem

it('reads why a day is not there yet, in the history and in the window', async () => {
  const said = `Binance n’a pas encore d’archive du symbole BTCUSDT pour le ${spokenDay('day', SECOND, 'fr')}.`
  const { items } = await ask('GET', '/runs?job_id=trades')
  expect(items[0].faults[0].message).toContain(said)
  expect(await problemOf(SECOND)).toContain(said)
})

it('reads what is wrong with an archive', async () => {
  const damaged = await faultOver(zipOf('x.csv', csvOf(trades), { crc: 1 }))
  expect(damaged).toContain('est inutilisable : son CRC-32 est faux. Rien n’a été gardé')
})

it('reads what is wrong with a line', async () => {
  const lines = trades.map((trade) => lineOf(trade))
  lines[7] = (lines[7] ?? '').replace(',', ',-')
  const fault = await faultOver(zipOf('x.csv', Buffer.from(`${lines.join('\n')}\n`)))
  expect(fault).toContain(', ligne 8 : ce n’est pas une transaction')
  expect(fault).toContain('n’est pas une transaction ; price est négatif.')
  expect((await ask('GET', '/trades/status')).last_error.message).toBe(fault)
  expect((await ask('GET', '/jobs/trades')).last_run.faults[0].message).toBe(fault)
})

it('reads what a verification finds, and what an export refuses', async () => {
  const folder = (await ask('GET', '/trades/status')).folder
  rmSync(join(folder, `trades/symbol=BTCUSDT/date=${FIRST}/trades.parquet`))
  const { result } = await done('/trades/verify', {})
  expect(result?.problems).toEqual([{ day: FIRST, problem: 'le fichier n’existe plus' }])
  expect(await problemOf(FIRST)).toBe('le fichier n’existe plus')

  const { fault } = await done('/trades/export', { path: join(tempFolder(), 'out.csv') })
  expect(fault?.message).toContain('Rien ne peut être exporté pour BTCUSDT')
})

it('reads why a file cannot be adopted', async () => {
  const file = join(tempFolder(), 'base.csv')
  writeFileSync(file, `no,price,qty,timestamp,isBuyerMaker\n1.5,2,3,1706227200123,True\n`)
  const preview = await ask('POST', '/trades/base/preview', { path: file, columns: { id: 'no' } })
  expect(preview.problem).toContain('ce n’est pas une transaction ; no est 1.5, pas un nombre entier.')

  const nowhere = await ask('POST', '/trades/base/preview', { path: `${file}.gone` })
  const problem = `il n’y a pas de fichier ${file}.gone`
  expect(nowhere.detail.replace(/\s/g, ' ')).toBe(`Valeur non valide pour « path » : ${problem}.`)
  expect(nowhere.params).toEqual({ field: 'path', problem })
})

it('reads why records are not imported', async () => {
  const send = (name: string, text: string) =>
    ask('POST', '/occupations/import', { name, data_base64: Buffer.from(text).toString('base64') })

  const table = await send('table.csv', 'code,name\nM1805,Études')
  const said = `${table.detail} ${table.remedy}`
  expect(said.replaceAll('\u00a0', ' ')).toContain(
    'Le fichier table.csv ne peut pas être importé : la colonne « title » manque : regardez l’aperçu (--preview), puis nommez la colonne',
  )
  expect(said).toContain('importé\u00a0: la colonne «\u00a0title\u00a0» manque')
  const { records, refused } = await send('records.csv', 'code,title\nM1805,Études\nM18,Court')
  expect([records, refused]).toEqual([
    1,
    [
      {
        where: 'ligne 3',
        problem:
          'la valeur de « Code » est refusée : utilisez une lettre et quatre chiffres, par exemple M1805',
      },
    ],
  ])
})

it('reads what was done', async () => {
  expect((await ask('POST', '/trades/stop', {})).message).toContain('La collecte est arrêtée')
  expect((await ask('POST', '/scheduler/pause/fear-greed', {})).message).toBe(
    'La tâche « fear-greed » est en pause jusqu’à sa reprise',
  )
  const refused = await ask('POST', '/jobs/trades/trigger', {})
  expect(refused.params.reason).toContain('Pas commencée')
})
