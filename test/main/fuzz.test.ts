/** Every operation meets valid and spoilt requests: no answer outside its document, and Vigie goes on. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openApiDocument } from '../../main/adapters/http/openapi.ts'
import { type RunningInstance, startInstance } from '../helpers/instance.ts'
import { type Attempt, attempts, operationsOf } from '../helpers/requests.ts'

vi.setConfig({ testTimeout: 300_000 })

/** 10,000 with VIGIE_FUZZ=10000; fewer in the daily run. */
const REQUESTS = Number(process.env.VIGIE_FUZZ ?? 500)

/** Left out: what ends Vigie or the test, and what would go on working after the answer. */
const LEFT_OUT = ['system.shutdown', 'system.events', 'settings.update']

const operations = operationsOf(await openApiDocument('0.0.0')).filter(({ id }) => !LEFT_OUT.includes(id))

let vigie: RunningInstance
beforeAll(async () => {
  vigie = await startInstance(undefined, { network: false })
})
afterAll(() => vigie.stop())

async function send({ url, method, body }: Attempt) {
  const headers = body === null ? {} : { 'content-type': 'application/json' }
  const answer = await vigie.ask(url, { method, body, headers })
  const text = await answer.text()
  const json = answer.headers.get('content-type')?.startsWith('application/json') === true
  return { status: answer.status, body: json && text !== '' ? JSON.parse(text) : null, text }
}

describe('every operation', () => {
  it(`answers ${REQUESTS} requests as its document says`, async () => {
    await fc.assert(
      fc.asyncProperty(attempts(operations), async (attempt) => {
        const { operation } = attempt
        const { status, body } = await send(attempt)
        const said = `${attempt.method} ${attempt.url} ${attempt.body} -> ${status} ${JSON.stringify(body)?.slice(0, 300)}`
        expect(status, said).not.toBe(500)
        expect(operation.statuses, said).toContain(status)
        if (status >= 400) expect(operation.codes.get(status), said).toContain(body.code)
      }),
      { numRuns: REQUESTS, seed: 20261122, endOnFailure: true },
    )
    expect((await vigie.ask('/api/v1/health')).status).toBe(200)
  })
})
