/** What this is not. Never out of sight. */
export function Disclaimer() {
  return (
    <>
      <strong>Training and research use.</strong> Not a medical device. Not for clinical decisions.
    </>
  );
}
