/** A local server that implements the Messages and Message Batches APIs, with the faults of the real one on demand. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import {
  billOf,
  type ClaudeUsage,
  errorOf,
  goodAnswer,
  messageOf,
  streamOf,
  USAGE,
} from './claude-answers.ts'

/** What the server does with one call. If `answer` is null, it sends the good answer. */
export interface ClaudeBehaviour {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** The service's own sentence with a status that is not 200. */
  readonly error?: { readonly type: string; readonly message: string }
  readonly answer?: string | null
  readonly stop?: string
  /** The tokens of the answer; USAGE if they do not matter. */
  readonly usage?: ClaudeUsage
  readonly fate?: Fate
  /** In a batch: the end of this request in place of an answer; nothing is paid. */
  readonly end?: 'expired' | 'canceled'
}

/**
 * What happens to an answer that is paid: its first byte is `slow`; its body is `cut`, `empty`, or a stream `broken` off by
 * an error; its connection is `reset` before a byte, or `silent`. In its place a `page` of a proxy or `other` JSON can come,
 * and nothing is paid.
 */
type Fate = 'slow' | 'cut' | 'empty' | 'broken' | 'reset' | 'silent' | 'page' | 'other'

/** An answer that the service made and bills. */
interface PaidAnswer {
  readonly code: string
  readonly usage: ClaudeUsage
  /** Millionths of a dollar. */
  readonly cost: number
  /** Whether it left the service whole. */
  readonly whole: boolean
}

interface ClaudeRequest {
  readonly model: string
  readonly stream?: boolean
  readonly max_tokens: number
  readonly thinking?: unknown
  readonly output_config?: { readonly effort?: string }
  readonly messages: readonly { readonly role: string; readonly content: string }[]
}

interface ClaudeBatch {
  readonly id: string
  readonly created_at: string
  readonly requests: readonly { readonly custom_id: string; readonly params: ClaudeRequest }[]
  ended: boolean
  /** Results are kept for 29 days. */
  archived?: boolean
}

interface ClaudeReply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly behaviour: ClaudeBehaviour
}

const KEY = 'sk-ant-test-key-of-the-server'

/** The time in tests with records. */
const FIRST = Date.parse('2026-11-01T01:00:00Z')

/** How long a slow first byte takes, ms. */
const SLOW_MS = 100

const PAGE = '<!DOCTYPE html><html><head><title>Sign in to the network</title></head></html>'

/** Starts the server; it stops when the test ends. @param now returns the time of a new batch */
export async function startClaude(
  behave: (code: string, call: number) => ClaudeBehaviour = () => ({}),
  now: () => number = () => FIRST,
) {
  const calls: { code: string; request: ClaudeRequest }[] = []
  /** The server's books: one entry for each answer it made. */
  const paid: PaidAnswer[] = []
  const batches: ClaudeBatch[] = []
  let submitted = 0

  function replyTo(request: ClaudeRequest, batch = false): ClaudeReply {
    const code = /"code": "([A-Z]\d{4})"/.exec(request.messages[0]?.content ?? '')?.[1] ?? ''
    calls.push({ code, request })
    const behaviour = behave(code, calls.filter((call) => call.code === code).length)
    const { status = 200, error, headers = {}, fate, usage = USAGE } = behaviour
    if (fate === 'page') return { status, headers: { 'content-type': 'text/html' }, body: PAGE, behaviour }
    const type = { 'content-type': 'application/json', 'request-id': `req_${calls.length}`, ...headers }
    if (status !== 200) {
      const { type: kind, message } = error ?? { type: 'api_error', message: `status ${status}` }
      return { status, headers: type, body: JSON.stringify(errorOf(kind, message)), behaviour }
    }
    if (fate === 'other') return { status, headers: type, body: JSON.stringify({ status: 'ok' }), behaviour }
    const whole = fate === undefined || fate === 'slow'
    if (behaviour.end === undefined) paid.push({ code, usage, cost: billOf(usage, batch), whole })
    const parts = {
      id: `msg_${calls.length}`,
      model: request.model,
      text: behaviour.answer ?? goodAnswer(),
      stop: behaviour.stop ?? 'end_turn',
      usage,
    }
    const breakOff = fate === 'broken' ? errorOf('overloaded_error', 'Overloaded') : null
    return request.stream === true
      ? {
          status,
          headers: { 'content-type': 'text/event-stream' },
          body: streamOf(parts, breakOff),
          behaviour,
        }
      : { status, headers: type, body: JSON.stringify(messageOf(parts)), behaviour }
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

  /** In another order than the requests, as the documentation of the service says. */
  function batchResults(batch: ClaudeBatch): string {
    const lines = batch.requests.map(({ custom_id, params }) =>
      JSON.stringify({ custom_id, result: resultOf(replyTo(params, true)) }),
    )
    return `${lines.reverse().join('\n')}\n`
  }

  function resultOf({ status, body, behaviour }: ClaudeReply) {
    if (behaviour.end !== undefined) return { type: behaviour.end }
    return status === 200
      ? { type: 'succeeded', message: JSON.parse(body) }
      : { type: 'errored', error: JSON.parse(body) }
  }

  function answerMessage(response: ServerResponse, { status, headers, body, behaviour }: ClaudeReply): void {
    const { fate } = behaviour
    const whole = () => response.writeHead(status, headers).end(fate === 'empty' ? '' : body)
    if (fate === 'reset') response.destroy()
    else if (fate === 'cut') {
      response.writeHead(status, { ...headers, 'content-length': String(Buffer.byteLength(body)) })
      response.write(body.slice(0, Math.floor(body.length / 2)), () => response.destroy())
    } else if (fate === 'slow') setTimeout(whole, SLOW_MS)
    else if (fate !== 'silent') whole()
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    const json = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const key = request.headers['x-api-key'] ?? request.headers.authorization?.replace('Bearer ', '')
    if (key !== KEY) return void json(401, errorOf('authentication_error', 'invalid x-api-key'))
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
      json(200, batchView(created))
    } else if (batch !== undefined && path.endsWith('/results'))
      response.writeHead(200).end(batchResults(batch))
    else if (batch !== undefined) json(200, batchView(batch))
    else if (path === '/v1/messages/batches') json(200, batchPage())
    else if (path.startsWith('/v1/messages/batches/')) json(404, errorOf('not_found_error', 'no such batch'))
    else answerMessage(response, replyTo(JSON.parse(await text(request)) as ClaudeRequest))
  }

  const server = createServer((request, response) => void answer(request, response))
  // Node ends a connection that is idle for 5 s; on a busy machine a client may just then send on it.
  server.keepAliveTimeout = 0
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
