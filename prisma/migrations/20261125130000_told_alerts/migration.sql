-- Other programs hear of an alert as it opens, and of a report as it is made.
CREATE TRIGGER alert_tells AFTER INSERT ON alert FOR EACH ROW EXECUTE FUNCTION tell_webhooks('alert.fired');
CREATE TRIGGER report_tells AFTER INSERT ON report FOR EACH ROW WHEN (NEW.made_at IS NOT NULL) EXECUTE FUNCTION tell_webhooks('report.ready');
CREATE TRIGGER report_tells_now AFTER UPDATE OF made_at ON report FOR EACH ROW
WHEN (NEW.made_at IS NOT NULL AND OLD.made_at IS NULL) EXECUTE FUNCTION tell_webhooks('report.ready');
