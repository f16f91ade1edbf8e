/** Where the examples of the docs run: an instance with data in every domain, and stubs of the outside world. */
import { spawn } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, vi } from 'vitest'
import { outputOf, type ProgramResult } from '../helpers/child-output.ts'
import { type RunningInstance, startInstance, vigie } from '../helpers/instance.ts'
import { madeDay } from '../helpers/trade-data.ts'
import { START } from '../helpers/trades-collected.ts'
import { startExchange } from '../servers/exchange.ts'
import { json, startReplay } from '../servers/replay.ts'
import { cnnGraph, startCnn } from '../servers/us-market.ts'
import { program } from '../source-documents/program.ts'
import { root, wordsOf } from './pages.ts'

const DAY_MS = 86_400_000
/** Enough for some bars. */
const TRADES_A_DAY = 2000
const dayFrom = (start: string, days: number) =>
  new Date(Date.parse(start) + days * DAY_MS).toISOString().slice(0, 10)

export interface Template {
  readonly folder: string
  /** The same with five days of trades. */
  readonly collected: string
  readonly hosts: Readonly<Record<string, string>>
  /** A server that never answers: requests to it stay in flight. */
  readonly silent: string
  readonly close: () => Promise<void>
}

/** Creates the stubs, and a folder that each world copies. */
export async function makeTemplate(): Promise<Template> {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-examples-'))
  const days = Array.from({ length: 5 }, (_, at) => [dayFrom(START, at), TRADES_A_DAY * at + 1] as const)
  const archives = new Map(days.map(([day, first]) => [day, madeDay(day, TRADES_A_DAY, first)]))
  const [exchange, cnn, analysis, shop, silent] = await Promise.all([
    startExchange({ archives }),
    startCnn(cnnGraph(dayFrom(new Date().toISOString(), -700), new Date().toISOString())),
    startReplay(() => json({ success: true, analysis: { signal: 'BUY' } })),
    startReplay(() => json({ status: 'ok' })),
    startReplay(() => json({}), { fault: () => 'silent' }),
  ])
  const hosts = {
    'data.binance.vision': exchange.url,
    'api.binance.com': exchange.url,
    'production.dataviz.cnn.io': cnn.url,
    'diego:3001': analysis.url,
    'ntfy.sh': analysis.url,
    'hc-ping.com': analysis.url,
    'shop.example': shop.url,
  }
  await furnish(folder, hosts)
  const collected = await collect(folder, hosts)
  cpSync(join(collected, 'data', dayFile(START)), join(folder, 'work', 'history.parquet'))
  return {
    folder,
    collected,
    hosts,
    silent: silent.url,
    close: async () => {
      await Promise.all([exchange, cnn, analysis, shop, silent].map((server) => server.close()))
      for (const made of [folder, collected]) rmSync(made, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

/** Copies the folder and collects trades there. Without its marker each copy takes the files for its own. */
async function collect(from: string, hosts: Template['hosts']): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-examples-'))
  cpSync(from, folder, { recursive: true })
  const instance = await startInstance(join(folder, 'data'), { hosts })
  await instance.application.client('en').trades.start({})
  await idle(instance, 'trades')
  await instance.stop()
  const marked = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  for (const path of marked.filter((one) => one.endsWith('.vigie.json'))) rmSync(join(folder, path))
  return folder
}

/** Creates three assets, twelve late maintenances with alerts, two versions of a record, and the example files. */
async function furnish(folder: string, hosts: Template['hosts']): Promise<void> {
  const work = join(folder, 'work')
  for (const name of ['data', 'work', 'home', 'bin']) mkdirSync(join(folder, name))
  const instance = await startInstance(join(folder, 'data'), { hosts })
  const client = instance.application.client('en')
  for (const name of ['Compresseur C-12', 'Presse P-3', 'Filtre F-2']) await client.assets.add({ name })
  for (let number = 1; number <= 12; number += 1)
    await client.maintenances.add({
      asset_id: 1,
      title: `Contrôle ${number}`,
      planned_on: `2026-01-${9 + number}`,
      ...(number === 7 && { recurrence: { every: 3, unit: 'month' } }),
    })
  await client.alerts.generate()
  await client.calendars.import({ name: 'family', text: calendarOf(dayFrom(new Date().toISOString(), 30)) })
  const records = 'code;title\nM1805;Études et développement informatique\nM1802;Expertise et support\n'
  const data_base64 = Buffer.from(records).toString('base64')
  await client.occupations.import({ name: 'records.csv', data_base64, publish: true })
  for (let version = 1; version <= 2; version += 1) await client.occupations.update({ code: 'M1805' })
  await idle(instance, 'fear-greed')
  await instance.stop()

  const graph = JSON.stringify(cnnGraph('2021-02-01', '2022-12-31'))
  const files: Readonly<Record<string, string>> = {
    'plan.csv': 'asset;title;planned_on\nCompresseur C-12;Vidange;2027-03-09\n',
    'carnet.csv': 'Actif;Date;Compteur;Unité\nCompresseur C-12;2026-10-01;380;h\n',
    'agenda.ics': calendarOf(dayFrom(new Date().toISOString(), 30)),
    'records.json': JSON.stringify([{ code: 'M1803', title: 'Direction des systèmes' }]),
    // Records are recognised by the content of a file, not by its name.
    'tree.xlsx': records,
    'RefRomeCsv.zip': records,
    'metiers.csv': 'Repère;Nom\nM1804;Réseaux\n',
    'graphdata.json': graph,
    'bam-10-years.csv': 'Date,Close\n2026-01-05,2.5\n',
    'key.txt': 'sk-ant-votre_cle_ici\n',
    'secret.txt': 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n',
  }
  for (const [name, content] of Object.entries(files)) writeFileSync(join(work, name), content)
}

/** A calendar with one event of a day. */
const calendarOf = (day: string): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'BEGIN:VEVENT',
    'UID:1',
    'SUMMARY:Vidange',
    `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n')

/** Returns the path of a day of the default collection in the data folder. */
const dayFile = (day: string) => `trades/binance/trades/symbol=BTCUSDT/date=${day}/trades.parquet`

/** Waits until no run of a job is in flight. */
const idle = ({ application }: RunningInstance, id: string) =>
  vi.waitFor(() => expect(application.services.jobs.get({ id }).running).toBeNull(), {
    timeout: 60_000,
    interval: 20,
  })

export class ExampleInstance {
  readonly #template: Template
  readonly #folder = mkdtempSync(join(tmpdir(), 'vigie-example-'))
  #here: RunningInstance | null = null
  /** Whether the instance runs in a separate process. */
  #apart = false

  /** @param from the folder to begin with */
  constructor(template: Template, from = template.folder) {
    this.#template = template
    cpSync(from, this.#folder, { recursive: true })
    this.#stand('vigie', `exec "${process.execPath}" "${join(root, 'main/cli.ts')}" "$@"`)
    for (const manager of ['systemctl', 'launchctl']) this.#stand(manager, 'exit 0')
  }

  async close(): Promise<void> {
    await this.#here?.stop()
    if (this.#apart) await this.#program().run(['stop'])
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 3 })
  }

  /** Runs a line as a user types it; only files, addresses and ports are replaced. */
  async run(line: string): Promise<ProgramResult> {
    const placed = await this.#placed(line)
    const [name, ...words] = wordsOf(placed)
    const [word = ''] = words
    const lifecycle = { serve: 1, start: 1, stop: 1, restart: 1, restore: 1 }
    if (word in lifecycle && name === 'vigie') return this.#live(word, words)
    const instance = await this.#up()
    // An assistant asks, and ends the conversation by closing its end.
    if (placed === 'vigie mcp')
      return this.#shell(`echo '{"jsonrpc":"2.0","id":1,"method":"ping"}' | vigie mcp`)
    if (name !== 'vigie' || word === 'service' || /[<>|]/.test(placed.replace(/'[^']*'|"[^"]*"/gs, '')))
      return this.#shell(placed)
    if (word === 'watch' || words.includes('-f'))
      return this.#program().hear(words, 'SIGINT', () => stir(instance))
    return vigie(this.#data, ...words)
  }

  /** Prepares what an example presupposes, through this world's instance. */
  async prepare(
    work: (client: ReturnType<RunningInstance['application']['client']>, silent: string) => Promise<unknown>,
  ) {
    const instance = await this.#up()
    await work(instance.application.client('en'), this.#template.silent)
  }

  /** Removes the first day of the default collection. */
  loseADay(): void {
    rmSync(join(this.#data, dayFile(START)))
  }

  async idle(job: string): Promise<void> {
    await idle(await this.#up(), job)
  }

  get #data(): string {
    return join(this.#folder, 'data')
  }

  #program() {
    return program(this.#data, { LANG: 'C', HOME: join(this.#folder, 'home') })
  }

  #stand(name: string, script: string): void {
    const path = join(this.#folder, 'bin', name)
    writeFileSync(path, `#!/bin/sh\n${script}\n`)
    chmodSync(path, 0o755)
  }

  async #up(): Promise<RunningInstance> {
    if (this.#apart) {
      await this.#program().run(['stop'])
      this.#apart = false
    }
    this.#here ??= await startInstance(this.#data, { hosts: this.#template.hosts })
    return this.#here
  }

  async #down(): Promise<void> {
    await this.#here?.stop()
    this.#here = null
  }

  /** Runs commands that start or stop the process: in a separate process, on its own port. */
  async #live(word: string, words: readonly string[]): Promise<ProgramResult> {
    const { run, hear } = this.#program()
    await this.#down()
    const placed = word === 'stop' || word === 'restore' ? words : [...words, '--port', '0']
    if (word === 'serve') {
      if (this.#apart) await run(['stop'])
      this.#apart = false
      return hear(placed, 'SIGTERM')
    }
    if (word === 'stop' && !this.#apart) await run(['start', '--port', '0'])
    this.#apart = word === 'start' || word === 'restart'
    return run(placed)
  }

  async #shell(line: string): Promise<ProgramResult> {
    const child = spawn('bash', ['-c', line], {
      cwd: join(this.#folder, 'work'),
      env: {
        ...process.env,
        PATH: `${join(this.#folder, 'bin')}${delimiter}${process.env.PATH}`,
        HOME: join(this.#folder, 'home'),
        VIGIE_DATA: this.#data,
        LANG: 'C',
      },
    })
    return outputOf(child)
  }

  async #placed(line: string): Promise<string> {
    const work = join(this.#folder, 'work')
    const url = line.includes('http://127.0.0.1:8787') ? (await this.#up()).url : ''
    return line
      .replaceAll('http://127.0.0.1:8787', url)
      .replace(/(~|\/srv)\//g, `${work}/`)
      .replace(/(?<![\w/.-])([\w-]+\.(csv|ics|json|xlsx|zip|md|parquet|db|txt))(?!\w)/g, `${work}/$1`)
  }
}

/** Causes an event for those who watch. */
async function stir({ application }: RunningInstance): Promise<void> {
  application.foundation.events.publish({ type: 'alerts', created: 0, updated: 0, removed: 0 })
  application.foundation.log.topic('fear-greed').info('somebody listens')
  await pause(50)
}
