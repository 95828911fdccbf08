import { addDecision, DecisionRecords } from '@renderer/process';
import TradeoffPage from '@renderer/tradeoff/TradeoffPage';
import type { ReactElement } from 'react';

/** The page with the editor of decisions that the process has. */
export default function TradeoffRoute(): ReactElement {
  return <TradeoffPage records={<DecisionRecords />} onAddDecision={() => void addDecision()} />;
}
