/**
 * A conversation over standard input and output: anything but a request that can be understood gets an error of one sentence,
 * and its end waits for the last answers.
 */
import type { Server } from '@modelcontextprotocol/sdk/server/index.js'
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js'
import {
  CallToolRequestSchema,
  ErrorCode,
  InitializeRequestSchema,
  type JSONRPCMessage,
  ListResourcesRequestSchema,
  ListToolsRequestSchema,
  ReadResourceRequestSchema,
  type RequestId,
} from '@modelcontextprotocol/sdk/types.js'
import { localize, VigieError } from '../../../shared/errors.ts'
import { inputProblem } from '../../../shared/input-problem.ts'
import { translateIn } from '../../../shared/messages/index.ts'
import type { Language } from '../../../shared/vocabulary.ts'

/** The library would quote its own report of what is wrong with the parameters of these. */
const REQUESTS = [
  InitializeRequestSchema,
  ListToolsRequestSchema,
  CallToolRequestSchema,
  ListResourcesRequestSchema,
  ReadResourceRequestSchema,
]

/** How the library says that a line is longer than it reads; it closes the transport. */
const TOO_LONG = /exceeded maximum size/

/** One that has begun. */
interface McpConversation {
  /** Resolves if the conversation cannot go on. */
  readonly broken: Promise<void>
  /** Resolves when each request so far is answered. */
  readonly answered: () => Promise<void>
}

/**
 * Begins it.
 * @param refuse writes an answer to what has no id that could be read (JSON-RPC 2.0, 5.1)
 */
export async function converse(
  server: Server,
  transport: Transport,
  language: Language,
  refuse: (answer: object) => void,
): Promise<McpConversation> {
  const open = new Set<RequestId>()
  let settled = () => {}
  server.onerror = (error) => {
    const [code, key] = faultOf(error)
    refuse({ jsonrpc: '2.0', id: null, error: { code, message: translateIn('terminal', language, key) } })
  }
  const broken = new Promise<void>((resolve) => {
    server.onclose = resolve
  })
  await server.connect(transport)
  const { onmessage } = transport
  transport.onmessage = (message, extra) => {
    if (!('method' in message) || !('id' in message)) return onmessage?.(message, extra)
    const { id } = message
    open.add(id)
    const problem = problemOf(message, language)
    if (problem === null) return onmessage?.(message, extra)
    void transport.send({ jsonrpc: '2.0', id, error: { code: ErrorCode.InvalidParams, message: problem } })
  }
  const send = transport.send.bind(transport)
  transport.send = async (message: JSONRPCMessage, options) => {
    await send(message, options)
    if (!('method' in message) && message.id !== undefined) open.delete(message.id)
    if (open.size === 0) settled()
  }
  return {
    broken,
    answered: () =>
      open.size === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            settled = resolve
          }),
  }
}

function faultOf(error: Error) {
  if (error instanceof SyntaxError) return [ErrorCode.ParseError, 'mcp.no_json'] as const
  return [
    ErrorCode.InvalidRequest,
    TOO_LONG.test(error.message) ? 'mcp.line_too_long' : 'mcp.no_request',
  ] as const
}

/** Returns what is wrong with the parameters of a request, as one sentence; null if nothing is. */
function problemOf(message: { readonly method: string }, language: Language): string | null {
  const schema = REQUESTS.find(({ shape }) => shape.method.value === message.method)
  const found = schema?.safeParse(message)
  if (found?.error === undefined) return null
  return localize(
    new VigieError('invalid_input', inputProblem(found.error.issues, language)).localizable,
    language,
  )
}
