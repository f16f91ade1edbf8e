import type { Article } from '../../../core/jobs/fear-greed/ports.ts'

/** Newest first; articles without a date keep their place among themselves, after the dated ones. */
export function newestFirst(articles: readonly Article[]): Article[] {
  const time = ({ publishedAt }: Article) => publishedAt ?? Number.NEGATIVE_INFINITY
  return [...articles].sort((a, b) => (time(a) === time(b) ? 0 : time(b) - time(a)))
}
