/** The REST listener's pages beside the contract: panel, document, reference, metrics. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningInstance, startInstance } from '../helpers/instance.ts'

let vigie: RunningInstance
beforeAll(async () => {
  vigie = await startInstance()
})
afterAll(() => vigie.stop())

const anonymous = (path: string) => fetch(vigie.url + path)

interface Doc {
  paths: Record<
    string,
    Record<
      string,
      { operationId: string; summary?: string; tags?: string[]; responses: Record<string, object> }
    >
  >
}
const operations = async () => {
  const document = (await (await anonymous('/api/v1/openapi.json')).json()) as Doc
  return Object.values(document.paths).flatMap((item) => Object.values(item))
}

describe('the OpenAPI document', () => {
  it('names every operation once, with words, a domain and its errors', async () => {
    const all = await operations()
    expect(new Set(all.map(({ operationId }) => operationId)).size).toBe(all.length)
    for (const { operationId, summary, tags, responses } of all) {
      expect(summary, operationId).toBeTruthy()
      expect(tags, operationId).toHaveLength(1)
      expect(Object.keys(responses), operationId).toEqual(
        expect.arrayContaining(['400', '401', '403', '429', '500']),
      )
    }
  })

  it('gives an example of every JSON answer', async () => {
    for (const { operationId, responses } of await operations()) {
      for (const [status, answer] of Object.entries(responses)) {
        const json = (answer as { content?: Record<string, { example?: unknown }> }).content?.[
          'application/json'
        ]
        if (json !== undefined) expect(json.example, `${operationId} ${status}`).toBeDefined()
      }
    }
  })
})

describe('the reference', () => {
  it('shows every operation, without a script and without asking elsewhere', async () => {
    const page = await (await anonymous('/api/v1/reference')).text()
    for (const path of ['/index/latest', '/jobs/{id}/trigger', '/alerts']) expect(page).toContain(path)
    expect(page).not.toContain('<script')
    expect(page).not.toMatch(/(src|href)="(https?:)?\/\//)
  })
})

describe('the figures for Prometheus', () => {
  it('need the token', async () => {
    expect((await anonymous('/metrics')).status).toBe(401)
  })

  it('tell jobs, runs, answers and the process, each family described', async () => {
    const text = await (await vigie.ask('/metrics')).text()
    expect(text).toContain('vigie_job_state{job="fear-greed",state="idle"}')
    for (const line of text.trim().split('\n')) {
      expect(line).toMatch(/^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{([a-z]+="[^"]*",?)+\})? -?[\d.e+]+)$/)
    }
    expect(text).not.toContain(vigie.token)
  })
})
