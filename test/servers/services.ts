/**
 * Servers that check what the real services require of a call, and answer as they do: required fields, limits, escaping,
 * authorization. Each returns the reason of a refusal, or null.
 */
import { type ReceivedCall, type ReceiverAnswer, receiver } from './receiver.ts'

/** A call of a service: the path, the headers and the body as JSON. */
interface ServiceCall extends ReceivedCall {
  readonly json: Readonly<Record<string, unknown>>
}

/** What a real service checks. */
interface ChannelService {
  readonly accepted: { readonly status: number; readonly body?: string }
  readonly refused: number
  /** Why the service would refuse the call. */
  readonly objection: (call: ServiceCall) => string | null
  /** The refusal as the service writes it; the reason alone if absent. */
  readonly refusal?: (reason: string) => { readonly status: number; readonly body: string }
}

/** A refusal of Gotify: its error/handler.go. */
const ofGotify = (reason: string) => {
  const [status, error] = reason.startsWith('you need')
    ? ([401, 'Unauthorized'] as const)
    : ([400, 'Bad Request'] as const)
  return { status, body: JSON.stringify({ error, errorCode: status, errorDescription: reason }) }
}

/** A refusal of the bot API. */
const ofTelegram = (reason: string) => {
  const status = reason === 'Not Found' || reason === 'Unauthorized' ? 404 : 400
  return { status, body: JSON.stringify({ ok: false, error_code: status, description: reason }) }
}

const ofPushover = (reason: string) => ({
  status: 400,
  body: JSON.stringify({ token: 'invalid', errors: [reason], status: 0, request: 'x' }),
})

const ofMatrix = (reason: string) => ({
  status: reason === 'M_TOO_LARGE' ? 413 : 403,
  body: JSON.stringify({ errcode: reason, error: reason }),
})

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const first = (...reasons: readonly (string | false | null)[]): string | null =>
  reasons.find((reason): reason is string => typeof reason === 'string') ?? null
const isJson = ({ headers }: ReceivedCall) =>
  !String(headers['content-type']).startsWith('application/json') && 'content type is not JSON'
const onlyPost = ({ method }: ReceivedCall) => method !== 'POST' && 'method is not POST'

const unescapedHtml = (value: string) => /&(?!amp;|lt;|gt;|quot;)/.test(value)

interface MessageBlock {
  readonly type?: string
  readonly text?: { readonly type?: string; readonly text?: string }
}

interface RichBlock {
  readonly type?: string
  readonly inlines?: readonly { readonly text?: string }[]
}

export const SERVICES = {
  ntfy: {
    accepted: { status: 200, body: '{"id":"x","event":"message"}' },
    refused: 400,
    objection: (call) =>
      first(
        onlyPost(call),
        call.path !== '/' && 'JSON is published to the root',
        !/^[-_A-Za-z0-9]{1,64}$/.test(text(call.json.topic)) && 'topic invalid',
        ![1, 2, 3, 4, 5].includes(Number(call.json.priority)) && 'priority invalid',
        Buffer.byteLength(text(call.json.message)) > 4096 && 'message would become an attachment',
        text(call.json.message) === '' && 'message empty',
        call.headers.authorization !== 'Bearer tk_0123456789' && 'unauthorized',
      ),
  },
  gotify: {
    accepted: { status: 200, body: '{"id":1}' },
    refused: 400,
    objection: (call) =>
      first(
        onlyPost(call),
        isJson(call),
        call.path !== '/message' && 'no such path',
        call.headers['x-gotify-key'] !== 'AbCdEf0123456789' && 'you need to provide a valid access token',
        text(call.json.message) === '' && "Field 'message' is required",
        !Number.isInteger(call.json.priority) && "Field 'priority' is not valid",
        [call.json.title, call.json.message].some((one) => Buffer.byteLength(text(one)) > 65_535) &&
          'Data too long for column',
      ),
    refusal: ofGotify,
  },
  slack: {
    accepted: { status: 200, body: 'ok' },
    refused: 400,
    objection: (call) => {
      const blocks = (call.json.blocks ?? []) as readonly MessageBlock[]
      const [header] = blocks
      return first(
        onlyPost(call),
        isJson(call),
        text(call.json.text) === '' && 'no_text',
        blocks.length > 50 && 'invalid_blocks',
        (header?.text?.type !== 'plain_text' || text(header.text.text).length > 150) &&
          'invalid_blocks: header',
        blocks.some(({ type, text: inner }) => type === 'section' && text(inner?.text).length > 3000) &&
          'invalid_blocks: section',
        blocks.some(({ text: inner }) => text(inner?.text) === '') && 'invalid_blocks: empty',
        /<[!@#]/.test(text(call.json.text)) && 'a title can mention everybody',
        (blocks.some(({ text: inner }) => inner?.type !== 'plain_text') || call.json.mrkdwn !== false) &&
          'marks cannot be escaped',
      )
    },
  },
  discord: {
    accepted: { status: 204 },
    refused: 400,
    objection: (call) => {
      const [embed, ...more] = (call.json.embeds ?? []) as readonly { title?: string; description?: string }[]
      const mentions = call.json.allowed_mentions as { parse?: readonly string[] } | undefined
      return first(
        onlyPost(call),
        isJson(call),
        (embed === undefined || more.length > 9) && 'Cannot send an empty message',
        text(embed?.title).length > 256 && 'title: Must be 256 or fewer in length',
        embed?.description === '' && 'description: This field is required',
        text(embed?.description).length > 4096 && 'description: Must be 4096 or fewer in length',
        text(embed?.title).length + text(embed?.description).length > 6000 && 'embed too long',
        mentions?.parse?.length !== 0 && 'mentions are allowed',
      )
    },
  },
  teams: {
    accepted: { status: 202 },
    refused: 400,
    objection: (call) => {
      const [card] = (call.json.attachments ?? []) as readonly {
        contentType?: string
        content?: { type?: string; version?: string; body?: readonly RichBlock[] }
      }[]
      return first(
        onlyPost(call),
        isJson(call),
        call.json.type !== 'message' && 'type is not message',
        card?.contentType !== 'application/vnd.microsoft.card.adaptive' && 'no adaptive card',
        (card?.content?.type !== 'AdaptiveCard' || card.content.version === undefined) && 'no adaptive card',
        (card?.content?.body ?? []).some(({ type }) => type !== 'RichTextBlock') && 'marks show differently',
        (card?.content?.body ?? []).some(({ inlines = [] }) => text(inlines[0]?.text).trim() === '') &&
          'empty block',
        Buffer.byteLength(call.body) > 28_000 && 'card too large',
      )
    },
  },
  telegram: {
    accepted: { status: 200, body: '{"ok":true,"result":{}}' },
    refused: 400,
    objection: (call) => {
      const html = text(call.json.text)
      const plain = html.replace(/<\/?b>/g, '').replace(/&(amp|lt|gt);/g, '.')
      return first(
        onlyPost(call),
        isJson(call),
        !/^\/bot\d+:[\w-]{35}\/sendMessage$/.test(call.path) && 'Not Found',
        !/^(-?\d+|@\w{4,})$/.test(String(call.json.chat_id)) && 'Bad Request: chat not found',
        plain.trim() === '' && 'Bad Request: message text is empty',
        plain.length > 4096 && 'Bad Request: message is too long',
        (unescapedHtml(html) || /<(?!\/?b>)/.test(html)) && "Bad Request: can't parse entities",
      )
    },
    refusal: ofTelegram,
  },
  pushover: {
    accepted: { status: 200, body: '{"status":1,"request":"x"}' },
    refused: 400,
    objection: (call) =>
      first(
        onlyPost(call),
        call.path !== '/1/messages.json' && 'no such path',
        !/^[A-Za-z0-9]{30}$/.test(text(call.json.token)) && 'application token is invalid',
        !/^[A-Za-z0-9]{30}$/.test(text(call.json.user)) && 'user identifier is invalid',
        text(call.json.message) === '' && 'message cannot be blank',
        [...text(call.json.message)].length > 1024 && 'message is too long',
        [...text(call.json.title)].length > 250 && 'title is too long',
        ![-2, -1, 0, 1, 2].includes(Number(call.json.priority)) && 'priority is invalid',
        call.json.priority === 2 &&
          !(Number(call.json.retry) >= 30 && Number(call.json.expire) <= 10_800) &&
          'expire and retry must be supplied',
      ),
    refusal: ofPushover,
  },
  matrix: {
    accepted: { status: 200, body: '{"event_id":"$x"}' },
    refused: 403,
    objection: (call) =>
      first(
        call.method !== 'PUT' && 'M_UNRECOGNIZED',
        !/^\/_matrix\/client\/v3\/rooms\/![^/]+%3Aexample\.org\/send\/m\.room\.message\/[^/]+$/.test(
          call.path.replace('%21', '!'),
        ) && 'M_UNRECOGNIZED',
        call.headers.authorization !== 'Bearer syt_bot_0123456789' && 'M_UNKNOWN_TOKEN',
        !['m.text', 'm.notice'].includes(text(call.json.msgtype)) && 'M_BAD_JSON',
        text(call.json.body) === '' && 'M_BAD_JSON',
        unescapedHtml(text(call.json.formatted_body)) && 'not escaped',
        Buffer.byteLength(call.body) > 60_000 && 'M_TOO_LARGE',
      ),
    refusal: ofMatrix,
  },
  mattermost: {
    accepted: { status: 200, body: 'ok' },
    refused: 400,
    objection: (call) =>
      first(
        onlyPost(call),
        isJson(call),
        text(call.json.text) === '' && 'no_text.app_error',
        [...text(call.json.text)].length > 16_383 && 'text too long',
        /@(all|channel|here)\b/.test(text(call.json.text)) && 'a title can mention everybody',
      ),
  },
  apprise: {
    accepted: { status: 200, body: '{"error":null}' },
    refused: 400,
    objection: (call) =>
      first(
        onlyPost(call),
        isJson(call),
        !/^\/notify\/([\w-]{1,128})?$/.test(call.path) && 'no such path',
        text(call.json.body) === '' && 'Payload lacks minimum requirements',
        !['info', 'success', 'warning', 'failure'].includes(text(call.json.type)) && 'type invalid',
        !['text', 'markdown', 'html'].includes(text(call.json.format)) && 'format invalid',
      ),
  },
} as const satisfies Record<string, ChannelService>

/** Serves a service on the loopback; `objections` lists why it refused a call. */
export async function service(name: keyof typeof SERVICES) {
  const { accepted, refused, objection, refusal }: ChannelService = SERVICES[name]
  const objections: string[] = []
  const answer: ReceiverAnswer = (response, call) => {
    const problem = objection({ ...call, json: JSON.parse(call.body) as ServiceCall['json'] })
    if (problem !== null) objections.push(problem)
    const answered = problem === null ? accepted : (refusal?.(problem) ?? { status: refused, body: problem })
    response.writeHead(answered.status)
    response.end(answered.body)
  }
  return { ...(await receiver(answer)), objections }
}
