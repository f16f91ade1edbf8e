/** Opinions on articles: Claude's if a key is set; the lexicon's otherwise, and if Claude fails. */
import type Anthropic from '@anthropic-ai/sdk'
import { VigieError } from '../../../../shared/errors.ts'
import type {
  Article,
  ArticleOpinion,
  ClaudeChoice,
  SentimentJudge,
  SentimentResult,
} from '../../../core/jobs/fear-greed/ports.ts'
import { judgeArticle } from '../../../core/jobs/fear-greed/sentiment/score.ts'
import type { ClaudeKey } from '../../../core/ports/claude-key.ts'
import { judgeWithClaude } from './claude-judge.ts'
import { loadPack } from './lexicons.ts'

/** Yields to the event loop: an article takes up to a millisecond, so many at once would be noticeable. */
export type YieldToEventLoop = () => Promise<void>

/** The key that decides who judges, and the judges. */
export interface SentimentDeps {
  readonly key: Pick<ClaudeKey, 'isSet'>
  /** A client of the Messages API at a base address; see `createClaudeClients`. */
  readonly claude: (baseUrl: string) => Promise<Anthropic>
  readonly yieldToEventLoop: YieldToEventLoop
}

/** If Claude fails, returns its fault with the lexicon's opinions; throws only the end of the run. */
export function createSentiment({ key, claude, yieldToEventLoop }: SentimentDeps): SentimentJudge {
  async function judge(
    articles: readonly Article[],
    { model, baseUrl }: ClaudeChoice,
    signal: AbortSignal,
  ): Promise<SentimentResult> {
    if (articles.length === 0 || !key.isSet()) {
      return { opinions: await judgeByLexicon(articles, yieldToEventLoop), fault: null }
    }
    try {
      const client = await claude(baseUrl)
      return { opinions: await judgeWithClaude({ client, model }, articles, signal), fault: null }
    } catch (error) {
      if (signal.aborted || !(error instanceof VigieError)) throw error
      return { opinions: await judgeByLexicon(articles, yieldToEventLoop), fault: error }
    }
  }
  return { judge }
}

/** Returns one opinion per article, in order, by the lexicon of its language. */
export async function judgeByLexicon(
  articles: readonly Article[],
  yieldToEventLoop: YieldToEventLoop,
): Promise<ArticleOpinion[]> {
  const opinions: ArticleOpinion[] = []
  for (const article of articles) {
    opinions.push(judgeArticle(article, await loadPack(article.language)))
    await yieldToEventLoop()
  }
  return opinions
}
