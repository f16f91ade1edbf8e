import type { CheerioAPI } from 'cheerio'

/** Elements of a parsed document. */
export type MarkupSelection = ReturnType<CheerioAPI>
