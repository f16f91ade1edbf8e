/** The contract as a server of the Model Context Protocol. */
import { Server } from '@modelcontextprotocol/sdk/server/index.js'
import {
  CallToolRequestSchema,
  type CallToolResult,
  ErrorCode,
  ListResourcesRequestSchema,
  ListToolsRequestSchema,
  ReadResourceRequestSchema,
  type Tool,
} from '@modelcontextprotocol/sdk/types.js'
import { harmlessDeep } from '../../../shared/clean-text.ts'
import { localize } from '../../../shared/errors.ts'
import { translateIn } from '../../../shared/messages/index.ts'
import { messageFrom } from '../../../shared/system-problem.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import type { VigieClient } from '../cli/vigie-client.ts'
import { concealed } from '../router/concealed.ts'
import { RESOURCES } from './resources.ts'
import { toolsOf } from './tools.ts'

/** Longest answer of a tool, characters: a longer one would fill the context of an assistant. */
const LONGEST_ANSWER = 100_000

/** What the server answers from. */
export interface McpOptions {
  readonly version: string
  readonly allowChanges: boolean
  /** Of tools, resources and refusals. */
  readonly language: Language
  /** Connects anew for each call: Vigie may be restarted meanwhile. @throws VigieError not_running_instance */
  readonly connect: () => Promise<VigieClient>
}

/** Creates a server without a transport. */
export function createMcpServer({ version, allowChanges, language, connect }: McpOptions): Server {
  const tools = toolsOf(allowChanges, language)
  const server = new Server(
    { name: 'vigie', version },
    {
      capabilities: { tools: {}, resources: {} },
      instructions: translateIn('tools', language, 'instructions'),
    },
  )
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: tools.map(({ tool }) => tool) }))
  server.setRequestHandler(CallToolRequestSchema, async ({ params }, { signal }) => {
    const found = tools.find(({ tool }) => tool.name === params.name)
    if (found === undefined) throw noTool(params.name, allowChanges, language)
    const [group, name] = found.path
    return answered(language, async () => {
      assertUnderstood(found.tool, params.arguments)
      const client = await connect()
      const call = Reflect.get(Reflect.get(client, group), name) as ToolOperation
      return call(params.arguments ?? {}, { signal })
    })
  })
  server.setRequestHandler(ListResourcesRequestSchema, () => ({
    resources: RESOURCES.map(({ uri, name }) => ({
      uri,
      name,
      mimeType: 'application/json',
      description: translateIn('tools', language, name),
    })),
  }))
  server.setRequestHandler(ReadResourceRequestSchema, async ({ params: { uri } }) => {
    const resource = RESOURCES.find((each) => each.uri === uri)
    if (resource === undefined)
      throw refused(ErrorCode.InvalidParams, translateIn('tools', language, 'no_resource', { uri }))
    const text = JSON.stringify(presented(await resource.read(await connect())))
    return { contents: [{ uri, mimeType: 'application/json', text }] }
  })
  server.fallbackRequestHandler = async ({ method }) => {
    throw refused(ErrorCode.MethodNotFound, translateIn('terminal', language, 'mcp.no_method', { method }))
  }
  return server
}

/** Returns the error for a tool that is not offered, and how it would be. */
function noTool(name: string, allowChanges: boolean, language: Language): Error {
  const isHeld = !allowChanges && toolsOf(true, language).some(({ tool }) => tool.name === name)
  const key = isHeld ? 'mcp.held_tool' : 'mcp.no_tool'
  return refused(ErrorCode.InvalidParams, translateIn('terminal', language, key, { name }))
}

/** Clients write the code before the sentence, as `McpError` does: with it, the sentence would have it twice. */
const refused = (code: ErrorCode, sentence: string): Error => Object.assign(new Error(sentence), { code })

/**
 * @throws VigieError invalid_input for a field that is missing, since without that of a path another address would be asked;
 * for one that the tool does not have, since the assistant would believe that it was obeyed; and for a number that is none: the
 * contract, which reads addresses too, would take `true` for 1
 */
function assertUnderstood({ inputSchema }: Tool, given: Readonly<Record<string, unknown>> = {}): void {
  const missing = inputSchema.required?.find((name) => given[name] === undefined)
  if (missing !== undefined) throw unusable(missing, 'missing')
  const stranger = Object.keys(given).find((name) => !Object.hasOwn(inputSchema.properties ?? {}, name))
  if (stranger !== undefined) throw unusable(stranger, 'unknown_field')
  const properties = (inputSchema.properties ?? {}) as Readonly<Record<string, { readonly type?: string }>>
  const untrue = Object.keys(given).find(
    (name) => /^(?:integer|number)$/.test(properties[name]?.type ?? '') && typeof given[name] !== 'number',
  )
  if (untrue !== undefined) throw unusable(untrue, 'not_number')
}

type ToolOperation = (input: object, options: { readonly signal: AbortSignal }) => Promise<unknown>

/** Nothing an assistant reads commands a terminal or holds a secret. */
const presented = (answer: unknown): unknown => concealed(harmlessDeep(answer))

/** A refusal is an answer that the assistant can read and act on. */
async function answered(language: Language, work: () => Promise<unknown>): Promise<CallToolResult> {
  try {
    const text = JSON.stringify(presented(await work()))
    if (text.length <= LONGEST_ANSWER) return { content: [{ type: 'text', text }] }
    return refusal(translateIn('tools', language, 'too_long', { count: text.length }))
  } catch (error) {
    return refusal(localize(messageFrom(error), language))
  }
}

const refusal = (text: string): CallToolResult => ({ content: [{ type: 'text', text }], isError: true })
