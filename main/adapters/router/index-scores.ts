import { procedures } from './procedures.ts'

const { index } = procedures

export const indexRouter = {
  latest: index.latest.handler(({ input, context }) =>
    context.services.index.latest(input, context.language),
  ),
  history: index.history.handler(({ input, context }) => context.services.index.history(input)),
  components: index.components.handler(({ input, context }) =>
    context.services.index.components(input, context.language),
  ),
  articles: index.articles.handler(({ input, context }) => context.services.index.articles(input)),
  comparison: index.comparison.handler(({ input, context }) => context.services.index.comparison(input)),
  profiles: index.profiles.handler(({ context }) => context.services.index.profiles(context.language)),
  sources: index.sources.handler(({ input, context }) =>
    context.services.index.sources(input, context.language),
  ),
  backfill: index.backfill.handler(({ input, context, signal }) =>
    context.services.index.backfill(input, context.language, signal ?? new AbortController().signal),
  ),
  backtest: index.backtest.handler(({ input, context, signal }) =>
    context.services.index.backtest(input, context.language, signal ?? new AbortController().signal),
  ),
}
