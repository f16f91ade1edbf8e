/** Runs every shell line of the docs: in order on one instance; in the reference each separately. */
import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ERRORS } from '../../shared/error-codes.ts'
import { errorTemplate } from '../../shared/messages/index.ts'
import type { ProgramResult } from '../helpers/child-output.ts'
import { ExampleInstance, makeTemplate, type Template } from './example-instance.ts'
import { namedLines, pages, shellLines } from './pages.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let template: Template
beforeAll(async () => {
  template = await makeTemplate()
})
afterAll(() => template.close())

/** Lines that are refused here: they are for the desktop, or for a text that Claude wrote. */
const REFUSED: readonly (readonly [RegExp, keyof typeof ERRORS])[] = [
  [/^vigie updates check/, 'updates_unsupported'],
  [/^vigie updates install/, 'update_not_ready'],
  [/^vigie occupations (proposal|accept|reject)/, 'occupation_no_proposal'],
]

/** Lines that presuppose collected trades. */
const COLLECTED = /^vigie trades (verify|repair|cancel|export|bars)/

/** What a line presupposes. */
const BEFORE: readonly (readonly [RegExp, (harness: ExampleInstance, line: string) => Promise<void>])[] = [
  [COLLECTED, collect],
  [/^vigie cancel trades/, beginRun],
  [/^vigie trades cancel/, beginRepair],
  [/^vigie (trigger|run) fear-greed/, (harness) => harness.idle('fear-greed')],
  [/^vigie restore vigie-copy/, (harness) => harness.run('vigie backup vigie-copy.db').then(() => undefined)],
  [/^vigie alerts restore/, (harness) => harness.prepare((client) => client.alerts.dismiss({ id: 12 }))],
  [
    /^vigie remove scanner/,
    (harness) => harness.run('vigie create scanner --kind analysis').then(() => undefined),
  ],
  [/^vigie analysis (show|calls)/, callAnalysis],
  [/^vigie (figures (history|export)|runs output)/, askShop],
  [/^vigie tokens (add|revoke) grafana/, freshToken],
  [/^vigie maintenances undo-import/, importPlan],
  [/^vigie channels \w+ phone/, phone],
  [/^vigie occupations remove-variant/, variant],
  [/^vigie occupations remove M1806/, manager],
  [/^vigie pings (test|remove) vigie/, signOfLife],
  [/^vigie assets remove-reading/, readings],
]

/** Leaves a token "grafana" to revoke, and none to add. */
async function freshToken(harness: ExampleInstance, line: string): Promise<void> {
  await harness.prepare(async (client) => {
    const { items } = await client.tokens.list()
    const exists = items.some(({ name }) => name === 'grafana')
    if (line.includes('add') && exists) await client.tokens.revoke({ name: 'grafana' })
    if (line.includes('revoke') && !exists) await client.tokens.add({ name: 'grafana' })
  })
}

/** Leaves a sign of life of Vigie itself. */
async function signOfLife(harness: ExampleInstance): Promise<void> {
  await harness.prepare((client) =>
    client.pings.set({ target: 'vigie', url: 'https://hc-ping.com/5f0a7d2e' }),
  )
}

/** Leaves seven readings of the third asset. */
async function readings(harness: ExampleInstance): Promise<void> {
  await harness.prepare(async ({ assets }) => {
    for (let day = 1; day <= 7; day += 1)
      await assets.addReading({ id: 3, value: day, unit: 'h', read_on: `2026-01-0${day}` })
  })
}

/** Leaves a variant to remove. */
async function variant(harness: ExampleInstance): Promise<void> {
  const readers = { language: 'fr', age: '18+', format: 'falc', gender: 'feminin' }
  await harness.prepare((client) => client.occupations.variant({ code: 'M1805', ...readers }))
}

/** Leaves a record to remove, which no other example names. */
async function manager(harness: ExampleInstance): Promise<void> {
  const data_base64 = Buffer.from('[{"code":"M1806","title":"Chef de projet"}]').toString('base64')
  await harness.prepare((client) =>
    client.occupations.import({ name: 'm1806.json', data_base64, publish: false }),
  )
}

/** Leaves a channel "phone", and none to add. */
async function phone(harness: ExampleInstance, line: string): Promise<void> {
  await harness.prepare(async ({ channels }) => {
    const { items } = await channels.list()
    const exists = items.some(({ name }) => name === 'phone')
    if (line.includes('add') && exists) await channels.remove({ name: 'phone' })
    if (line.includes('add') || exists) return
    await channels.add({
      name: 'phone',
      preset: 'ntfy',
      options: { topic: 'vigie' },
    })
  })
}

/** Leaves an import to undo. */
async function importPlan(harness: ExampleInstance): Promise<void> {
  let imported = false
  await harness.prepare(async (client) => {
    imported = (await client.maintenances.listImports({})).items.length > 0
  })
  if (!imported) await harness.run('vigie maintenances import plan.csv --accept')
}

async function collect(harness: ExampleInstance): Promise<void> {
  await harness.prepare(async (client) => {
    const { days } = await client.trades.status({})
    if (days === 0) await client.trades.start({})
  })
  await harness.idle('trades')
}

/** Starts a run that waits for its source, so that there is something to cancel. */
async function beginRun(harness: ExampleInstance): Promise<void> {
  await harness.prepare(async (client, silent) => {
    const settings = { archive_url: silent, api_url: silent }
    await client.jobs.configure({ id: 'trades', changes: { settings } })
    await client.trades.start({})
  })
}

/** Starts an operation that waits for its source. */
async function beginRepair(harness: ExampleInstance): Promise<void> {
  harness.loseADay()
  await harness.prepare(async (client, silent) => {
    const settings = { archive_url: silent, api_url: silent }
    await client.jobs.configure({ id: 'trades', changes: { settings } })
    await client.trades.repair({})
  })
}

async function callAnalysis(harness: ExampleInstance): Promise<void> {
  await harness.prepare(async (client) => {
    const settings = { url: 'http://diego:3001' }
    await client.jobs.configure({ id: 'analysis', changes: { settings } })
    if ((await client.jobs.get({ id: 'analysis' })).running === null)
      await client.jobs.trigger({ id: 'analysis' })
  })
  await harness.idle('analysis')
}

/** Leaves a run of a request whose answer is kept. */
async function askShop(harness: ExampleInstance): Promise<void> {
  await harness.prepare(async (client) => {
    const { jobs } = await client.jobs.list()
    if (!jobs.some(({ id }) => id === 'shop')) {
      const { templates } = await client.jobs.templates()
      const template = templates.find((one) => one.template === 'json-health')
      if (template?.definition.kind !== 'http') throw new Error('there is no such template')
      const settings = { ...template.definition.settings, url: 'http://shop.example/health' }
      await client.jobs.create({ id: 'shop', definition: { ...template.definition, settings } })
    }
    if ((await client.jobs.get({ id: 'shop' })).running === null) await client.jobs.trigger({ id: 'shop' })
  })
  await harness.idle('shop')
}

/** Replaces the id of a call or a run by an existing one. */
async function withId(harness: ExampleInstance, line: string): Promise<string> {
  if (!line.includes('019a2b…')) return line
  let id = ''
  await harness.prepare(async (client) => {
    if (line.includes('runs output')) id = (await client.runs.list({ job_id: 'shop' })).items[0]?.id ?? ''
    else id = (await client.analysis.calls({ job_id: 'analysis' })).items[0]?.id ?? ''
  })
  return line.replace('019a2b…', id)
}

async function run(harness: ExampleInstance, line: string): Promise<ProgramResult> {
  for (const [pattern, before] of BEFORE) if (pattern.test(line)) await before(harness, line)
  return harness.run(await withId(harness, line))
}

function judge(line: string, { code, out, err }: ProgramResult): void {
  const [, refusal] = REFUSED.find(([pattern]) => pattern.test(line)) ?? []
  if (refusal !== undefined) {
    expect({ code, err: err.trim() }).toEqual({
      code: ERRORS[refusal].exit,
      err: errorTemplate('en', refusal).replaceAll('{code}', 'M1805'),
    })
    return
  }
  // A day is accepted after it could not be collected, and forgotten if it is stored: here it may be whole, or unknown.
  if (/^vigie trades (accept|forget)/.test(line) && code !== 0) {
    expect([code, out + err]).toEqual([ERRORS.invalid_input.exit, expect.stringContaining('"day"')])
    return
  }
  // Without the simulation of an earlier line, Claude is asked: without a key, or with one that is none.
  if (/^vigie occupations (compare|update M1805)/.test(line) && code !== 0) {
    expect([ERRORS.claude_key_missing.exit, ERRORS.source_unreachable.exit]).toContain(code)
    expect(err).toMatch(/^(No key of Claude is set|Claude cannot be reached)/m)
    return
  }
  // A command that follows is ended by Ctrl-C, which gives 130.
  const follows = / (watch|-f)\b/.test(line)
  expect(follows ? [0, 130] : [0], `${line}\n${out}${err}`).toContain(code)
  if (!line.startsWith('source ')) expect(out, err).not.toBe('')
}

const ours = (line: string): boolean => /^vigie |\$\(vigie |<\(vigie /.test(line)
const posix = process.platform !== 'win32' && spawnSync('bash', ['--version']).status === 0

const shown = pages
  .filter(({ name }) => name !== 'docs/cli.md' && name !== 'docs/from-the-source-systems.md')
  .map(({ name, text }) => {
    const typed = shellLines(text).filter(ours)
    return { name, typed, named: [...new Set(namedLines(text))].filter((line) => !typed.includes(line)) }
  })

describe.skipIf(!posix)('the lines of the pages (need bash)', () => {
  describe.each(shown.filter(({ typed, named }) => typed.length + named.length > 0))(
    '$name',
    ({ typed, named }) => {
      let harness: ExampleInstance
      beforeAll(() => {
        harness = new ExampleInstance(template)
      })
      afterAll(() => harness.close())

      it.each(typed)('%s', async (line) => judge(line, await run(harness, line)))

      it.skipIf(named.length === 0).each(named)('%s, within a sentence', async (line) => {
        const ended = await run(harness, line)
        const namesOnly = /^<|^The option/.test(ended.err)
        if (!namesOnly) judge(line, ended)
      })
    },
  )

  describe('docs/cli.md', () => {
    const cli = pages.find(({ name }) => name === 'docs/cli.md')?.text ?? ''
    it.each(shellLines(cli))('%s', async (line) => {
      const harness = new ExampleInstance(
        template,
        COLLECTED.test(line) ? template.collected : template.folder,
      )
      try {
        judge(line, await run(harness, line))
      } finally {
        await harness.close()
      }
    })
  })
})
