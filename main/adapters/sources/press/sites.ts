/** The location of articles on the pages that Vigie scrapes if a feed fails. A new site is one entry here. */

export interface ArticleBlock {
  /** Selector of one article. */
  readonly item: string
  /** Selector within the item. */
  readonly title: string
  /** Selector within the item; absent if the item is the link itself. */
  readonly link?: string
  /** Selector within the item: its `datetime`, else its text: `24/10/2025`, `24/10` or "il y a 3 heures". */
  readonly date?: string
}

/** How the articles of one news site are found on its page. */
export interface Site {
  /** Id of the press source: a mirror of the page is read like the page. */
  readonly id: string
  readonly blocks: readonly ArticleBlock[]
}

/** The headline of a block is the link itself, or lies within it. */
const HEADLINE_LINK = 'h2 a, h3 a, h4 a, a:has(h2, h3, h4)'

/** All sites, by the id of their press source. */
export const SITES: readonly Site[] = [
  {
    id: 'medias24',
    blocks: [
      { item: 'article', title: 'h2, h3, h4', link: HEADLINE_LINK, date: 'time, .date' },
      // Every address of an article begins with its day.
      { item: 'a[href*="/20"]:has(h2, h3, h4)', title: 'h2, h3, h4' },
    ],
  },
  {
    id: 'challenge',
    blocks: [
      {
        item: 'article, .jeg_post',
        title: 'h2, h3, .jeg_post_title',
        link: HEADLINE_LINK,
        date: 'time, .jeg_meta_date',
      },
    ],
  },
  {
    id: 'boursenews',
    blocks: [
      { item: '.item_actus_continu', title: 'h5', link: 'h5 a', date: 'label' },
      { item: '.item_bourse', title: 'h3', link: 'a', date: '.text_bourse span' },
      { item: '.img_article_la_une', title: 'h3', link: 'a' },
    ],
  },
  {
    id: 'lavieeco',
    blocks: [{ item: 'a[rel="bookmark"]', title: 'h2', date: '.mvp-cd-date' }],
  },
]

/** For any other page: headlines that are links to the same host. */
export const ANY_SITE: readonly ArticleBlock[] = [
  { item: 'h1, h2, h3, h4', title: 'a', link: 'a' },
  { item: 'a:has(h1, h2, h3, h4)', title: 'h1, h2, h3, h4' },
]
