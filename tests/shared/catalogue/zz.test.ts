import { test } from 'vitest';
import { readFileSync, writeFileSync } from 'node:fs';
import { guessKind, technologyOfImage, kindOf } from '@shared/catalogue';
const COARSE: Record<string,string> = { client:'client','web-app':'client','mobile-app':'client','iot-device':'device',dns:'dns',cdn:'cdn',waf:'gateway','load-balancer':'lb','api-gateway':'gateway','reverse-proxy':'lb/gateway','rate-limiter':'gateway','edge-function':'function','nat-gateway':'gateway',frontend:'frontend',service:'service',function:'function',worker:'worker',scheduler:'worker/job','batch-job':'job','websocket-gateway':'gateway','service-mesh':'gateway','stream-processor':'stream/worker','workflow-engine':'service','media-transcoder':'service/worker','ml-inference':'service','search-index':'search',cache:'cache','object-store':'storage','block-storage':'storage','file-storage':'storage','data-warehouse':'db',ledger:'db',queue:'queue',stream:'stream',topic:'queue','event-bus':'queue','identity-provider':'auth','secret-store':'config','config-store':'config','service-registry':'config','coordination-service':'config',metrics:'observability','log-store':'observability',tracing:'observability','feature-flags':'config','container-registry':'storage','ci-cd':'external',  'external-system':'external','payment-provider':'external','email-sms':'external','llm-api':'external','maps-api':'external',component:'component'};
test('eval', () => {
  const rows = JSON.parse(readFileSync('/tmp/eval.json','utf8'));
  const out: string[] = []; let ok=0, bad=0, un=0; const seen = new Set<string>();
  for (const r of rows) {
    const deployed = r.format==='docker-compose'||r.format==='kubernetes';
    const g = guessKind(r.name.replace(/#\d+$/,''), { deployed });
    const t = r.image ? technologyOfImage(r.image) : undefined;
    const id = t?.kind ?? g?.kind.id;
    const coarse = id ? (kindOf(id)!.group==='data' && !COARSE[id] ? 'db' : COARSE[id]) : 'service';
    const want = r.kind;
    const good = coarse!.split('/').includes(want);
    const key = r.name+want; 
    if (good) { ok++; if(!id) un++; } else { bad++; }
    if (!seen.has(key)) { seen.add(key); out.push(`${good?'   ':'BAD'} ${r.truth} ${r.format.slice(0,8)} | ${r.name} | want ${want} | ${t?'IMG '+t.name:''} | name→ ${g?.kind.id ?? '-'} ${g?.technology?.name ?? ''} (${g?.basis??''})`); }
  }
  console.log(ok,bad,un); writeFileSync('/tmp/eval.out', out.join('\n'));
});
