import type { CheerioAPI } from 'cheerio/slim'

/** Elements of a parsed document. */
export type MarkupSelection = ReturnType<CheerioAPI>
