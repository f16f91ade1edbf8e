/** A local server that implements the Messages and Message Batches APIs, with faults on demand. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

/** What the server does with one call. If `answer` is null, it sends the good answer. */
export interface ClaudeBehaviour {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly answer?: string | null
  readonly stop?: string
  readonly cut?: boolean
}

export interface ClaudeUsage {
  readonly input_tokens: number
  readonly output_tokens: number
  readonly cache_read_input_tokens: number
  readonly cache_creation_input_tokens: number
}

interface Request {
  readonly model: string
  readonly messages: readonly { readonly role: string; readonly content: string }[]
}

interface ClaudeBatch {
  readonly id: string
  readonly created_at: string
  readonly requests: readonly { readonly custom_id: string; readonly params: Request }[]
  ended: boolean
  /** Results are kept for 29 days. */
  archived?: boolean
}

const KEY = 'sk-ant-test-key-of-the-server'

export const USAGE: ClaudeUsage = {
  input_tokens: 812,
  output_tokens: 1404,
  cache_read_input_tokens: 640,
  cache_creation_input_tokens: 8,
}

/** A complete, plausible record; `note` identifies it. */
export function goodAnswer(note = 'ok'): string {
  const level = (median: number) => ({ min: median - 5000, median, max: median + 5000 })
  return JSON.stringify({
    description: `Conçoit et exploite. ${note}`,
    short_description: 'Conçoit et exploite.',
    skills: ['Analyse'],
    transversal_skills: ['Rigueur'],
    training: ['Licence'],
    certifications: [],
    working_conditions: ['Bureau'],
    environments: ['Entreprise'],
    related_occupations: ['Architecte'],
    sectors: ['Numérique'],
    salaries: { junior: level(32_000), experienced: level(42_000), senior: level(55_000) },
    outlook: { tension: 0.7, trend: 'growing', five_years: 'Demande soutenue.' },
  })
}

/** The time in tests with records. */
const FIRST = Date.parse('2026-11-01T01:00:00Z')

/** Starts the server; it stops when the test ends. @param now returns the time of a new batch */
export async function startClaude(
  behave: (code: string, call: number) => ClaudeBehaviour = () => ({}),
  now: () => number = () => FIRST,
) {
  const calls: { code: string; request: Request; headers: IncomingMessage['headers'] }[] = []
  const paid: ClaudeUsage[] = []
  const batches: ClaudeBatch[] = []
  let submitted = 0

  function messageFor(request: Request): {
    status: number
    headers: Record<string, string>
    body: string
    cut: boolean
  } {
    const code = /"code": "([A-Z]\d{4})"/.exec(request.messages[0]?.content ?? '')?.[1] ?? ''
    calls.push({ code, request, headers: {} })
    const behaviour = behave(code, calls.filter((call) => call.code === code).length)
    const status = behaviour.status ?? 200
    if (status !== 200) {
      const body = JSON.stringify({
        type: 'error',
        error: { type: 'api_error', message: `status ${status}` },
      })
      return { status, headers: { ...behaviour.headers }, body, cut: false }
    }
    paid.push(USAGE)
    const message = {
      id: `msg_${calls.length}`,
      type: 'message',
      role: 'assistant',
      model: request.model,
      content: [{ type: 'text', text: behaviour.answer ?? goodAnswer() }],
      stop_reason: behaviour.stop ?? 'end_turn',
      stop_sequence: null,
      usage: USAGE,
    }
    return { status, headers: {}, body: JSON.stringify(message), cut: behaviour.cut ?? false }
  }

  function batchView(batch: ClaudeBatch) {
    const count = batch.requests.length
    return {
      id: batch.id,
      type: 'message_batch',
      created_at: batch.created_at,
      processing_status: batch.ended ? 'ended' : 'in_progress',
      request_counts: {
        processing: batch.ended ? 0 : count,
        succeeded: batch.ended ? count : 0,
        errored: 0,
        canceled: 0,
        expired: 0,
      },
      results_url: batch.ended && !batch.archived ? `${url}/v1/messages/batches/${batch.id}/results` : null,
    }
  }

  function batchPage() {
    const data = batches.map(batchView).reverse()
    return { data, has_more: false, first_id: data[0]?.id ?? null, last_id: data.at(-1)?.id ?? null }
  }

  function batchResults(batch: ClaudeBatch): string {
    const lines = batch.requests.map(({ custom_id, params }) => {
      const { status, body } = messageFor(params)
      const result =
        status === 200
          ? { type: 'succeeded', message: JSON.parse(body) }
          : { type: 'errored', error: JSON.parse(body) }
      return JSON.stringify({ custom_id, result })
    })
    return `${lines.join('\n')}\n`
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    const key = request.headers['x-api-key'] ?? request.headers.authorization?.replace('Bearer ', '')
    if (key !== KEY) {
      const refusal = { type: 'error', error: { type: 'authentication_error', message: 'invalid x-api-key' } }
      response.writeHead(401, { 'content-type': 'application/json' }).end(JSON.stringify(refusal))
      return
    }
    const json = (body: unknown) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const batch = batches.find(({ id }) => path.includes(id))
    if (request.method === 'POST' && path === '/v1/messages/batches') {
      submitted += 1
      const created: ClaudeBatch = {
        id: `msgbatch_${submitted}`,
        created_at: new Date(now()).toISOString(),
        ...JSON.parse(await text(request)),
        ended: false,
      }
      batches.push(created)
      json(batchView(created))
    } else if (batch !== undefined && path.endsWith('/results'))
      response.writeHead(200).end(batchResults(batch))
    else if (batch !== undefined) json(batchView(batch))
    else if (path === '/v1/messages/batches') json(batchPage())
    else if (path.startsWith('/v1/messages/batches/')) {
      const unknown = { type: 'error', error: { type: 'not_found_error', message: 'no such batch' } }
      response.writeHead(404, { 'content-type': 'application/json' }).end(JSON.stringify(unknown))
    } else {
      const { status, headers, body, cut } = messageFor(JSON.parse(await text(request)) as Request)
      response.writeHead(status, { 'content-type': 'application/json', ...headers })
      if (cut) response.write(body.slice(0, 40), () => response.destroy())
      else response.end(body)
    }
  }

  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    url,
    key: KEY,
    calls,
    paid,
    batches,
    endBatches: () => {
      for (const batch of batches) batch.ended = true
    },
    archiveBatches: () => {
      for (const batch of batches) batch.archived = true
    },
  }
}
