/** A conversation over standard input and output: anything but a request gets an error, and its end waits for the last answers. */
import type { Server } from '@modelcontextprotocol/sdk/server/index.js'
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js'
import { ErrorCode, type JSONRPCMessage, type RequestId } from '@modelcontextprotocol/sdk/types.js'
import { translateIn } from '../../../shared/messages/index.ts'
import type { Language } from '../../../shared/vocabulary.ts'

/** One that has begun. */
interface McpConversation {
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
    const isJson = !(error instanceof SyntaxError)
    const code = isJson ? ErrorCode.InvalidRequest : ErrorCode.ParseError
    const message = translateIn('terminal', language, isJson ? 'mcp.no_request' : 'mcp.no_json')
    refuse({ jsonrpc: '2.0', id: null, error: { code, message } })
  }
  await server.connect(transport)
  const { onmessage } = transport
  transport.onmessage = (message, extra) => {
    if ('method' in message && 'id' in message) open.add(message.id)
    onmessage?.(message, extra)
  }
  const send = transport.send.bind(transport)
  transport.send = async (message: JSONRPCMessage, options) => {
    await send(message, options)
    if (!('method' in message) && message.id !== undefined) open.delete(message.id)
    if (open.size === 0) settled()
  }
  return {
    answered: () =>
      open.size === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            settled = resolve
          }),
  }
}
