/** What users of other clients of Claude reported, tried on Vigie: whatever comes back, the books hold. */
import type { ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { openBench } from '../../core/jobs/occupations/bench-of-records.ts'
import { startClaude } from '../../servers/claude.ts'
import {
  billed,
  billOf,
  type ClaudeUsage,
  errorOf,
  goodAnswer,
  messageOf,
  USAGE,
} from '../../servers/claude-answers.ts'
import { httpServer } from '../../servers/loopback.ts'

const KEY = 'sk-ant-test-key-of-the-server'
const BATCH = { mode: 'batch', pause_seconds: 0 } as const
const STREAMED = { max_tokens: 20_000 }

/** A service that answers each message so. */
const answering = (answer: (response: ServerResponse) => void) =>
  httpServer((_, response) => answer(response))

const json = (response: ServerResponse, body: unknown) =>
  void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))

const message = (usage: unknown) =>
  messageOf({ id: 'msg_1', model: 'x', text: goodAnswer(), stop: 'end_turn', usage: usage as ClaudeUsage })

const stateOf = ({ db }: ReturnType<typeof openBench>) =>
  db.prepare('SELECT state FROM occupation_spending').pluck().all()

describe('an answer of a service that speaks the same protocol', () => {
  // https://github.com/earendil-works/pi/issues/6567 and its kin: parts of the usage are missing or null.
  test.each([
    ['without input tokens', { output_tokens: 5 }],
    ['with null', { ...USAGE, input_tokens: null }],
    ['with fewer than none', { ...USAGE, input_tokens: -4000 }],
    ['with a fraction', { ...USAGE, output_tokens: 1.5 }],
    ['with text', { ...USAGE, output_tokens: 5, cache_read_input_tokens: 'many' }],
  ])('%s is an outage, counted at its estimate', async (_, usage) => {
    const bench = openBench({ records: 1, key: KEY, url: await answering((to) => json(to, message(usage))) })
    await expect(bench.run()).rejects.toMatchObject({ code: 'claude_malformed' })
    expect(stateOf(bench)).toEqual(['unknown'])
    expect(bench.store.spentSince(0)).toBeGreaterThan(0)
    expect(bench.store.remaining(bench.store.openCycle()?.id ?? 0)).toEqual(['A1101'])
  })

  // https://github.com/earendil-works/pi/issues/6567
  test('streamed without a usage at its end is an outage, counted at its estimate', async () => {
    const { usage: _, ...whole } = message(USAGE)
    const start = { ...whole, content: [], stop_reason: null, usage: { ...USAGE, output_tokens: 0 } }
    const events = [
      { type: 'message_start', message: start },
      { type: 'content_block_start', index: 0, content_block: { type: 'text', text: goodAnswer() } },
      { type: 'content_block_stop', index: 0 },
      { type: 'message_delta', delta: { stop_reason: 'end_turn', stop_sequence: null } },
      { type: 'message_stop' },
    ]
    const body = events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join('')
    const url = await answering((to) => to.writeHead(200, { 'content-type': 'text/event-stream' }).end(body))
    const bench = openBench({ records: 1, key: KEY, url, settings: STREAMED })
    await expect(bench.run()).rejects.toMatchObject({ code: expect.stringMatching(/^(source|claude)_/) })
    expect(stateOf(bench)).toEqual(['unknown'])
  })
})

describe('the cost of an answer', () => {
  // https://github.com/BerriAI/litellm/issues/37923: streamed answers were booked at nothing.
  test('is the same whether it was streamed or not', async () => {
    const booked = await Promise.all(
      [{}, STREAMED].map(async (settings) => {
        const claude = await startClaude()
        const bench = openBench({ records: 1, key: claude.key, url: claude.url, settings })
        await bench.run()
        return bench.store.spentSince(0)
      }),
    )
    expect(booked).toEqual([billed(1), billed(1)])
  })

  // https://github.com/BerriAI/litellm/issues/42663: only a part of the cache writes was counted.
  test('counts all tokens written to the cache, whatever its breakdown says', async () => {
    const usage = {
      ...USAGE,
      cache_creation_input_tokens: 184_457,
      cache_creation: { ephemeral_5m_input_tokens: 31_490, ephemeral_1h_input_tokens: 0 },
    }
    const bench = openBench({ records: 1, key: KEY, url: await answering((to) => json(to, message(usage))) })
    await bench.run()
    expect(bench.store.spentSince(0)).toBe(billOf(usage))
  })
})

/** Claude with a batch of records whose results are first answered so. */
async function batchWhoseResults(first: (response: ServerResponse) => void) {
  const claude = await startClaude()
  let asked = 0
  const url = await httpServer(async (request, response) => {
    const path = request.url ?? '/'
    if (path.endsWith('/results')) {
      asked += 1
      if (asked === 1) return first(response)
    }
    const { method = 'GET' } = request
    const body = method === 'POST' ? { body: await text(request) } : {}
    const answer = await fetch(`${claude.url}${path}`, {
      ...{ method, ...body },
      headers: { 'x-api-key': claude.key, 'content-type': 'application/json' },
    })
    // The address of the results is in the answer.
    const said = (await answer.text()).replaceAll(claude.url, `http://${request.headers.host}`)
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(said)
  })
  const bench = openBench({
    ...{ records: 2, key: claude.key, url, settings: BATCH },
    onDelay: () => claude.endBatches(),
  })
  return { claude, bench }
}

describe('a batch that has ended', () => {
  // https://github.com/experientiallabs/experiential/pull/783: a failed download counted as a batch without answers.
  test.each([
    [
      'refused',
      (to: ServerResponse) => void to.writeHead(400).end(JSON.stringify(errorOf('api_error', 'Later'))),
    ],
    [
      'cut in the middle of a line',
      (to: ServerResponse) => {
        to.writeHead(200, { 'content-length': '5000' })
        to.write('{"custom_id":"A1102_', () => to.destroy())
      },
    ],
    [
      'replaced by the page of a proxy',
      (to: ServerResponse) => void to.writeHead(200).end('<!DOCTYPE html>'),
    ],
  ])(
    'keeps its reservations if its results are %s, and is collected by the next attempt',
    async (_, first) => {
      const { claude, bench } = await batchWhoseResults(first)
      await expect(bench.run()).rejects.toMatchObject({ code: expect.stringMatching(/^(source|claude)_/) })
      expect(stateOf(bench)).toEqual(['reserved', 'reserved'])
      expect(bench.store.stoppedCycle()).not.toBeNull()
      expect(await bench.again()).toMatchObject({ outcome: 'succeeded', summary: { updated: 2 } })
      expect(claude.batches).toHaveLength(1)
      expect(bench.store.spentSince(0)).toBe(billed(2, true))
    },
  )

  test('counts an answer without a usable count of tokens as unknown, and asks for it again', async () => {
    const odd = { ...USAGE, output_tokens: -1 }
    const claude = await startClaude((code, call) => (code === 'A1102' && call === 1 ? { usage: odd } : {}))
    const bench = openBench({
      ...{ records: 2, key: claude.key, url: claude.url, settings: BATCH },
      onDelay: () => claude.endBatches(),
    })
    await expect(bench.run()).rejects.toMatchObject({ code: 'batch_unfinished' })
    expect(stateOf(bench).sort()).toEqual(['settled', 'unknown'])
    await bench.again()
    expect(bench.store.find('A1102')).toMatchObject({ version: 1 })
  })

  // https://github.com/warmbly/warmbly/pull/333: what an expired batch had finished was thrown away.
  test('by its time keeps what was answered, and asks only for the rest again', async () => {
    const claude = await startClaude((code, call) =>
      code === 'A1102' && call === 1 ? { end: 'expired' } : {},
    )
    const bench = openBench({
      ...{ records: 3, key: claude.key, url: claude.url, settings: BATCH },
      onDelay: () => claude.endBatches(),
    })
    await expect(bench.run()).rejects.toMatchObject({ code: 'batch_unfinished' })
    await bench.again()
    expect(claude.batches.map(({ requests }) => requests.length)).toEqual([3, 1])
    expect(bench.store.spentSince(0)).toBeGreaterThanOrEqual(billed(3, true))
  })

  // https://github.com/crmne/ruby_llm/issues/928: the reason of a single request was lost.
  test('says of each request that failed why, in the words of the service', async () => {
    const said = 'max_tokens: 999999999 is too large for this model'
    const claude = await startClaude((code) =>
      code === 'A1101' ? { status: 400, error: { type: 'invalid_request_error', message: said } } : {},
    )
    const bench = openBench({
      ...{ records: 2, key: claude.key, url: claude.url, settings: BATCH },
      onDelay: () => claude.endBatches(),
    })
    const { faults } = await bench.run()
    expect(faults).toMatchObject([{ source: 'A1101', message: expect.stringContaining(said) }])
  })
})
