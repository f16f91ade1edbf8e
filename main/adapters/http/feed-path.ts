/** The path of a calendar feed, with its token. */
import { feedPath } from '../../../shared/token.ts'

/** The group is the token. */
export const FEED = /^\/feeds\/([\w-]{1,200})\/maintenances\.ics$/

/** Returns a path as it may be written to the log. */
export const withoutFeedToken = (path: string): string => (FEED.test(path) ? feedPath('***') : path)
