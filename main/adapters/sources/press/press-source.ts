/** The press: a feed and, if it fails, the page behind it. Their parsers are loaded when first needed. */
import { type ErrorParams, VigieError } from '../../../../shared/errors.ts'
import type { Article, PressRequest, PressSource } from '../../../core/jobs/fear-greed/ports.ts'
import type { HttpReply } from '../../../core/ports/http.ts'
import { assertAnswered, BROWSER_AGENT, type SourceDeps } from '../answer.ts'

const FEED =
  'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.1'

/** @throws (from fetch) the feed's error, if the page fails too */
export function createPressSource(deps: SourceDeps): PressSource {
  /** Half of the time, so that some is left for the page. */
  const timeoutMs = (deps.timeoutMs ?? 30_000) / 2

  async function get(url: string, accept: string, { id, signal }: PressRequest): Promise<HttpReply> {
    const headers = { accept, 'accept-language': 'fr, en;q=0.5', 'user-agent': BROWSER_AGENT }
    const reply = await deps.http.send({ url, headers, signal, source: id, timeoutMs })
    assertAnswered(id, reply, deps.clock.now())
    return reply
  }

  async function fromFeed(request: PressRequest): Promise<Article[]> {
    const { readFeed } = await import('./feed.ts')
    return readFeed(await get(request.feedUrl, FEED, request), request, deps.clock.now())
  }

  async function fromPage(request: PressRequest, pageUrl: string): Promise<Article[]> {
    const { readPage } = await import('./page.ts')
    const reply = await get(pageUrl, 'text/html', request)
    return readPage(reply, request, reply.url, deps.clock.now())
  }

  async function fetch(request: PressRequest): Promise<Article[]> {
    try {
      return await fromFeed(request)
    } catch (feed) {
      if (request.pageUrl === null || !isReplaceable(feed, request.signal)) throw feed
      try {
        return await fromPage(request, request.pageUrl)
      } catch (page) {
        if (!isReplaceable(page, request.signal)) throw page
        throw unavailable(request.id, feed, page)
      }
    }
  }
  return { fetch }
}

/** A requested wait applies to the page too; an abort and a bug are not the feed's fault. */
function isReplaceable(error: unknown, signal: AbortSignal): error is VigieError {
  return !signal.aborted && error instanceof VigieError && error.code !== 'source_rate_limited'
}

function unavailable(source: string, feed: VigieError, page: VigieError): VigieError {
  const causes = new AggregateError([feed, page])
  return new VigieError('press_unavailable', { source, feed: why(feed), page: why(page) }, { cause: causes })
}

function why({ code, params }: VigieError): ErrorParams[string] {
  if (code === 'source_timeout') return { messageKey: 'answer.late', params }
  return params.detail ?? code
}
