/** The Messages API, as far as judging headlines uses it. */
import { json, type ReplayAnswer, type ReplayOptions, type ReplayServer, startReplay } from './replay.ts'

/** @param answer returns the text of the reply to a call with this many articles */
export function startMessages(
  answer: (articles: number) => string,
  options: ReplayOptions = {},
): Promise<ReplayServer> {
  return startReplay(
    ({ pathname }, _, body) => (pathname === '/v1/messages' ? message(body, answer) : null),
    options,
  )
}

function message(body: string, answer: (articles: number) => string): ReplayAnswer {
  const { model, messages } = JSON.parse(body) as { model: string; messages: readonly { content: string }[] }
  const articles = (JSON.parse(messages[0]?.content ?? '[]') as unknown[]).length
  return json({
    id: 'msg_shape',
    type: 'message',
    role: 'assistant',
    model,
    content: [{ type: 'text', text: answer(articles) }],
    stop_reason: 'end_turn',
    stop_sequence: null,
    usage: { input_tokens: 1, output_tokens: 1, cache_read_input_tokens: 0, cache_creation_input_tokens: 0 },
  })
}
