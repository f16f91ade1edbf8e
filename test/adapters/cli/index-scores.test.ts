/** The output of `vigie index`, with the real procedures and a real store. */
import { createRouterClient } from '@orpc/server'
import { beforeEach, describe, expect, it } from 'vitest'
import type { CliEnvironment } from '../../../main/adapters/cli/cli-environment.ts'
import { runCommandLine } from '../../../main/adapters/cli/program.ts'
import type { VigieClient } from '../../../main/adapters/cli/vigie-client.ts'
import { router } from '../../../main/adapters/router/index.ts'
import type { RequestContext } from '../../../main/adapters/router/procedures.ts'
import { updateIndex } from '../../../main/core/jobs/fear-greed/pipeline.ts'
import { createIndexService } from '../../../main/core/services/index-scores.ts'
import { pipelineDeps, runOf, type TestDeps } from '../../helpers/fear-greed.ts'
import { memorySettings } from '../../helpers/memory-settings.ts'
import { silentLog } from '../../helpers/silent-log.ts'

let deps: TestDeps

beforeEach(() => {
  deps = pipelineDeps()
})

function client(): VigieClient {
  const events = { publish: () => undefined, subscribe: () => () => undefined }
  const index = createIndexService({ ...deps, events, settings: memorySettings() })
  const context = { services: { index }, language: 'en', log: silentLog(), reference: () => 'test' }
  return {
    index: createRouterClient(router.index, { context: context as unknown as RequestContext }),
  } as VigieClient
}

async function vigie(...argv: string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  const harness: CliEnvironment = {
    argv,
    env: {},
    stdout: { write: (text) => out.push(text) },
    stderr: { write: (text) => err.push(text) },
    ask: null,
    signal: new AbortController().signal,
    version: '0.0.0',
    self: ['vigie'],
    connect: async () => client(),
    openLocal: () => Promise.reject(new Error('an instance runs')),
    serve: () => Promise.reject(new Error('an instance runs')),
  }
  const exit = await runCommandLine(harness)
  return { exit, out: out.join(''), err: err.join('') }
}

describe('vigie index', () => {
  it('shows the latest score and why a component is missing', async () => {
    await updateIndex(deps, runOf())
    const { exit, out } = await vigie('index', 'latest')
    expect(exit).toBe(0)
    expect(out).toMatch(/score +74\.6 {2}Greed/)
    expect(out).toMatch(/Media sentiment .*no source in this profile/)
  })

  it('names the published index above its values', async () => {
    await updateIndex(deps, runOf())
    const { exit, out } = await vigie('index', 'comparison', '--profile', 'sample')
    expect(exit).toBe(0)
    expect(out.split('\n')[0]).toMatch(/^day +VIX$/)
  })

  it('answers as JSON for programs', async () => {
    await updateIndex(deps, runOf())
    const { out } = await vigie('index', 'latest', '--json')
    expect(JSON.parse(out)).toMatchObject({ level: 'greed', coverage: 0.9, components: expect.any(Array) })
  })

  it('prints one object a session when it fills the past', async () => {
    const { exit, out } = await vigie(
      'index',
      'backfill',
      '--from',
      '2019-03-01',
      '--to',
      '2019-03-08',
      '--json',
    )
    const days = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(exit).toBe(0)
    expect(days.map(({ as_of }) => as_of.slice(0, 10))).toEqual([
      '2019-03-01',
      '2019-03-04',
      '2019-03-05',
      '2019-03-06',
      '2019-03-07',
      '2019-03-08',
    ])
    expect(days[0]).toMatchObject({ score: expect.any(Number), components: expect.any(Array) })
  })

  it('tells what the index was worth', async () => {
    const { out } = await vigie('index', 'backtest', '--from', '2019-01-02', '--to', '2019-12-31')
    expect(out).toMatch(/next 5 sessions +247 scores/)
  })

  it.each([
    [['latest', '--profile', 'mars'], /mars/],
    [
      ['latest', '--profile', 'us'],
      /There is no score of the profile "us" yet.*"vigie run fear-greed --profile us"/,
    ],
    [['backfill', '--from', '2020-02-01', '--to', '2020-01-01'], /not in order/],
    [['backfill', '--from', 'yesterday', '--to', '2020-01-01'], /from/],
    [['backfill', '--from', '2020-01-02', '--to', '2020-01-03', '--source', 'cnn'], /not name=address/],
    [['backfill', '--from', '2020-01-02', '--to', '2020-01-03', '--source', 'moon=file:/x'], /moon/],
    [
      ['backfill', '--from', '2020-01-02', '--to', '2020-01-03', '--source', 'cnn=ftp://x'],
      /"--source.cnn": use an address that begins with http:, https: or file:/,
    ],
    [['history', '--days', 'ten'], /"ten" is not a whole number/],
  ])('refuses %j in one sentence', async (words, sentence) => {
    const { exit, out, err } = await vigie('index', ...words)
    expect(exit).not.toBe(0)
    expect(out).toBe('')
    expect(err).toMatch(sentence)
    expect(err.trim().split('\n')).toHaveLength(1)
  })

  it.each(['profiles', 'sources', 'history', 'components'])('has %s', async (word) => {
    await updateIndex(deps, runOf())
    expect(await vigie('index', word)).toMatchObject({ exit: 0, err: '' })
  })
})
