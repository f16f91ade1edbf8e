/** The calendar feed: its token is in the address, because calendars of phones send no headers. It can only be read. */
import { VigieError } from '../../../shared/errors.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import { feedText } from '../../core/maintenances/export/feed.ts'
import type { Services } from '../../core/services/index.ts'
import type { RequestHandler } from './app.ts'
import { FEED } from './feed-path.ts'
import { fixedPage } from './fixed-page.ts'
import type { TokenList } from './token-list.ts'

/** A year, as far as the panel's calendar looks ahead. */
const DAYS_AHEAD = 366

/**
 * A token of another right is refused here: one in an address may be read by others. Null for every other path.
 * @param language of the owner: a calendar that subscribes names none
 */
export function createFeed(
  services: Pick<Services, 'maintenances'>,
  tokens: Pick<TokenList, 'holderOf'>,
  language: () => Language,
): RequestHandler {
  return (request) => {
    const [, token] = FEED.exec(request.address.pathname) ?? []
    if (token === undefined) return null
    if (tokens.holderOf(token)?.right !== 'feed') throw new VigieError('feed_not_found')
    const { items } = services.maintenances.due({ days: DAYS_AHEAD })
    return fixedPage(feedText(items, language()), 'text/calendar')(request)
  }
}
