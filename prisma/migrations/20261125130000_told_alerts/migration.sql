-- Other programs hear of an alert as it opens, and of a report once its papers are there too.
CREATE TRIGGER alert_tells AFTER INSERT ON alert FOR EACH ROW EXECUTE FUNCTION tell_webhooks('alert.fired');
CREATE TRIGGER report_tells AFTER INSERT ON report FOR EACH ROW WHEN (NEW.status = 'made') EXECUTE FUNCTION tell_webhooks('report.ready');
CREATE TRIGGER report_tells_now AFTER UPDATE OF status ON report FOR EACH ROW
WHEN (NEW.status = 'made' AND OLD.status <> 'made') EXECUTE FUNCTION tell_webhooks('report.ready');
