/**
 * Every shell line of the five source documents, unchanged. Commands are mapped to Vigie's in
 * docs/from-the-source-systems.md; requests are answered as they are.
 */

export type DocumentName =
  | '1-fear-greed-index.md'
  | '2-occupation-records.md'
  | '3-analysis-trigger.md'
  | '4-maintenance-alerts.md'
  | '5-trade-fetching.md'

export const REQUESTS = {
  '1-fear-greed-index.md': [
    'curl http://localhost:8000/api/v1/scheduler/status | jq',
    'GET http://localhost:8000/api/v1/scheduler/status',
    'POST http://localhost:8000/api/v1/scheduler/trigger/index_update_10min',
    'POST http://localhost:8000/api/v1/scheduler/pause/index_update_10min',
    'POST http://localhost:8000/api/v1/scheduler/resume/index_update_10min',
    'POST http://localhost:8000/api/v1/scheduler/configure Content-Type: application/json { "interval_minutes": 5 }',
    "curl http://localhost:8000/api/v1/index/latest | jq '.as_of'",
    'curl http://localhost:8000/api/v1/scheduler/status',
    'curl -X POST http://localhost:8000/api/v1/scheduler/pause/index_update_10min',
    'curl -X POST http://localhost:8000/api/v1/scheduler/resume/index_update_10min',
  ],
  '2-occupation-records.md': [],
  '3-analysis-trigger.md': [],
  '4-maintenance-alerts.md': [
    'time curl -H "Authorization: Bearer TOKEN" http://localhost:5000/api/alerts',
    'curl -X POST -H "Authorization: Bearer TOKEN" http://localhost:5000/api/alerts/generate',
    'curl -H "Authorization: Bearer TOKEN" http://localhost:5000/api/alerts',
  ],
  '5-trade-fetching.md': [],
} as const satisfies Record<DocumentName, readonly string[]>

/** As quoted in the mapping. */
export const COMMANDS: Readonly<Record<DocumentName, readonly string[]>> = {
  '1-fear-greed-index.md': [
    './start_system.sh',
    './stop_system.sh',
    'tail -f /tmp/fear-greed-backend.log',
    'tail -f /var/log/fear-greed-cron.log',
    'python -c "import asyncio; from app.services.pipeline_service import PipelineService; ',
    'crontab -e',
    '*/10 * * * * /usr/local/bin/update_fear_greed.sh',
    'sudo systemctl daemon-reload',
    'sudo systemctl enable fear-greed-scheduler',
    'sudo systemctl start fear-greed-scheduler',
    'sudo systemctl status fear-greed-scheduler',
    'journalctl -u fear-greed-scheduler -f',
    'python test_complet_systeme.py',
    'source .venv/bin/activate',
    'cd',
  ],
  '2-occupation-records.md': [
    'python scripts/start_scheduler.py',
    'streamlit run streamlit_app.py',
    'ANTHROPIC_API_KEY=sk-ant-votre_cle_ici',
    'pip install -r requirements.txt',
    'python tests/test_scheduler.py',
    'python scripts/demo_data.py',
    'tail -f data/rapports/scheduler.log',
    'tail -50 data/rapports/scheduler.log',
    'ls scheduler/',
    'cat .env | grep ANTHROPIC_API_KEY',
    'echo "ANTHROPIC_API_KEY=sk-ant-votre_cle" >> .env',
    'ps aux | grep start_scheduler',
  ],
  '3-analysis-trigger.md': [
    'POST http://diego:3001/analyze',
    'npm install',
    'npm run dev',
    'npm run build',
    'npm start',
    'docker-compose up --build',
    'docker-compose logs -f scheduler',
    'docker-compose restart scheduler',
  ],
  '4-maintenance-alerts.md': [
    'pip install APScheduler',
    'cd',
    'python3 app.py',
    'python3 monitoring_alerts.py',
    'python3 test_alerts.py',
  ],
  '5-trade-fetching.md': [
    './scripts/run_data_fetching_daemon.sh start',
    './scripts/run_data_fetching_daemon.sh status',
    './scripts/run_data_fetching_daemon.sh logs',
    './scripts/run_data_fetching_daemon.sh stop',
    './scripts/run_data_fetching_daemon.sh restart',
    './scripts/run_data_fetching_daemon.sh base',
    'ls -la data/raw/dataset_raw.parquet/',
    'du -sh data/raw/dataset_raw.parquet/',
    'python3 -c " import pandas as pd ',
    'ps aux | grep "data_fetching"',
    'kill -9 <PID>',
    'rm -f data/fetching_daemon.pid',
  ],
}
